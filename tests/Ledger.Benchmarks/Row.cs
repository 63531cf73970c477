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

    /// <summary>Takes down what the row put there, after its last round.</summary>
    public Func<Bench, Task> After { get; init; } = _ => Task.CompletedTask;
}

/// <summary>The two medians of a row that was run, and their ratio.</summary>
internal sealed record Outcome(Row Row, Speed? Limit, Speed? Ledger)
{
    /// <summary>The ledger as a part of the limit.</summary>
    public double? Ratio => Ledger?.PerSecond / Limit?.PerSecond;

    /// <summary>Runs both sides in turn, so that what else the machine does hits both, and takes the medians.</summary>
    public static async Task<Outcome> Of(Row row, Bench bench, int rounds)
    {
        List<Speed> limit = [];
        List<Speed> ledger = [];
        for (var i = 0; i <= rounds; i++)
        {
            await Take(row.Limit, limit);
            await Take(row.Ledger, ledger);
        }

        await row.After(bench);
        return new Outcome(row, Median(limit), Median(ledger));

        async Task Take(Func<Bench, Task<Speed>>? measure, List<Speed> speeds)
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
