namespace Ledger.Benchmarks;

/// <summary>One line of the table: what the ledger does, beside what the database could do at best.</summary>
/// <param name="Name">What is typed to run it alone.</param>
/// <param name="What">What is measured.</param>
/// <param name="Unit">What is counted.</param>
internal sealed record Row(string Name, string What, string Unit)
{
    /// <summary>What to reach.</summary>
    public string Goal { get; init; } = "";

    /// <summary>What real Marten does a second on this kind of machine; null where it has no figure.</summary>
    public double? Marten { get; init; }

    /// <summary>What the limit is, in words.</summary>
    public string LimitIs { get; init; } = "";

    /// <summary>Measures the limit; null where there is none.</summary>
    public Func<Bench, Task<Speed>>? Limit { get; init; }

    /// <summary>Measures the ledger; null for a row that is a limit of others.</summary>
    public Func<Bench, Task<Speed>>? Ledger { get; init; }

    /// <summary>Whether the row asks the tables of the ledger, and not only the port.</summary>
    public bool NeedsTables { get; init; }

    /// <summary>Whether it can be measured with an engine.</summary>
    public bool Suits(Engine engine) => engine.HasTables || (!NeedsTables && Ledger is not null);

    /// <summary>Takes down what the row put there, after its last round.</summary>
    public Func<Bench, Task> After { get; init; } = _ => Task.CompletedTask;
}

/// <summary>The medians of a row that was run with an engine.</summary>
/// <param name="Row">The row.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Limit">The limit; the same for every engine.</param>
/// <param name="Ledger">The ledger on the engine.</param>
/// <param name="Peer">Marten itself, where it was measured too.</param>
internal sealed record Outcome(Row Row, Engine Engine, Speed? Limit, Speed? Ledger, Speed? Peer)
{
    /// <summary>The ledger as a part of the limit.</summary>
    public double? Ratio => Ledger?.PerSecond / Limit?.PerSecond;

    /// <summary>What Marten does a second: in this run, or else what it did elsewhere.</summary>
    public double? Marten => Peer?.PerSecond ?? Row.Marten;

    /// <summary>
    /// Runs limit, engines and peer in turn, so that what else the machine does hits all, and takes the medians.
    /// </summary>
    public static async Task<IReadOnlyList<Outcome>> Of(
        Row row, IReadOnlyList<Bench> benches, Func<Bench, Task<Speed>>? peer, int rounds)
    {
        List<Speed> limit = [];
        List<Speed> martens = [];
        var ledger = benches.Where(b => row.Suits(b.Engine))
            .Select(b => (Bench: b, Speeds: new List<Speed>())).ToList();

        // A row that asks the tables, or measures a limit alone, is the same whatever the engine is.
        ledger = row.NeedsTables || row.Ledger is null ? [.. ledger.Take(1)] : ledger;
        for (var i = 0; i <= rounds; i++)
        {
            await Take(row.Limit, benches[0], limit);
            foreach (var (bench, speeds) in ledger)
            {
                await Take(row.Ledger, bench, speeds);
            }

            await Take(peer, benches[0], martens);
        }

        foreach (var (bench, _) in ledger)
        {
            await row.After(bench);
        }

        return
        [
            .. ledger.Select(l => new Outcome(
                row, l.Bench.Engine, Median(limit), Median(l.Speeds), Median(martens))),
        ];

        static async Task Take(Func<Bench, Task<Speed>>? measure, Bench bench, List<Speed> speeds)
        {
            if (measure is not null)
            {
                speeds.Add(await measure(bench));
            }
        }
    }

    /// <summary>The middle one of all but the first, which was to warm up.</summary>
    private static Speed? Median(List<Speed> speeds) =>
        speeds.Skip(1).OrderBy(s => s.PerSecond).ElementAtOrDefault((speeds.Count - 1) / 2);
}
