using System.Globalization;
using Ledger.Benchmarks;
using Ledger.LocalPostgres;

// Usage: all | <row>... [--rounds 5] [--seconds 3] [--out ops/benchmarks.md]
var names = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
var rounds = int.Parse(Option("--rounds") ?? "5", CultureInfo.InvariantCulture);
var duration = TimeSpan.FromSeconds(double.Parse(Option("--seconds") ?? "3", CultureInfo.InvariantCulture));
Row[] rows = [.. AppendRows.All, .. ReadRows.All];
var chosen = rows.Where(r => names.Contains("all") || names.Contains(r.Name)).ToList();
if (chosen.Count == 0)
{
    await Console.Error.WriteLineAsync($"Name rows or all: {string.Join(", ", rows.Select(r => r.Name))}.");
    return 2;
}

var home = Path.Combine(Path.GetTempPath(), $"ledger-benchmarks-{Environment.ProcessId}");
var options = LocalClusterOptions.FromEnvironment() with { Home = home };
try
{
    await using var cluster = await LocalCluster.Start(options);
    await using var bench = await Bench.Open(
        await cluster.EnsureDatabase("ledger"), await cluster.EnsureDatabase("bare"), duration);
    var machine = await Machine.Describe(bench.Bare);
    await Console.Out.WriteLineAsync(string.Join('\n', machine));
    List<Outcome> outcomes = [];
    foreach (var row in chosen)
    {
        outcomes.Add(await Outcome.Of(row, bench, rounds));
        await Console.Out.WriteLineAsync(Report.Line(outcomes[^1]));
    }

    if (Option("--out") is { } file)
    {
        await File.WriteAllTextAsync(file, Report.Markdown(machine, outcomes, rounds, duration));
    }
}
finally
{
    Directory.Delete(home, recursive: true);
}

return 0;

string? Option(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
