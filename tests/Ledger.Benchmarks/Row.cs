namespace Ledger.Benchmarks;

/// <summary>One line of the table: what the ledger does, beside what the database could do at best.</summary>
/// <param name="Name">What is typed to run it alone.</param>
/// <param name="What">What is measured.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Goal">The ratio to reach.</param>
/// <param name="LimitIs">What the limit is, in words.</param>
/// <param name="Limit">Measures the limit.</param>
/// <param name="Ledger">Measures the ledger.</param>
internal sealed record Row(
    string Name, string What, string Unit, string Goal, string LimitIs,
    Func<Bench, Task<Speed>> Limit, Func<Bench, Task<Speed>> Ledger);

/// <summary>The two medians of a row that was run, and their ratio.</summary>
internal sealed record Outcome(Row Row, Speed Limit, Speed Ledger)
{
    /// <summary>The ledger as a part of the limit.</summary>
    public double Ratio => Ledger.PerSecond / Limit.PerSecond;

    /// <summary>Runs both sides in turn, so that what else the machine does hits both, and takes the medians.</summary>
    public static async Task<Outcome> Of(Row row, Bench bench, int rounds)
    {
        List<Speed> limit = [];
        List<Speed> ledger = [];
        await row.Limit(bench);
        await row.Ledger(bench);
        for (var i = 0; i < rounds; i++)
        {
            limit.Add(await row.Limit(bench));
            ledger.Add(await row.Ledger(bench));
        }

        return new Outcome(row, Median(limit), Median(ledger));
    }

    private static Speed Median(List<Speed> speeds) => speeds.OrderBy(s => s.PerSecond).ElementAt(speeds.Count / 2);
}
