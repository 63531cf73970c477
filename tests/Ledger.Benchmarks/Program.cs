using System.Globalization;
using Ledger.Benchmarks;
using Ledger.LocalPostgres;

const string usage =
    """
    Usage: all | <row>...   [--engine postgres|memory|marten,...] [--rounds 5] [--seconds 3] [--out <file.md>]
           grow [--events 10000000] [--home <folder>] [--seconds 10] [--trail]
           pages [--home <folder>] [--rounds 15] [--dossier ops/dossier/dronten] [--only <part of an address>]

    Measures rows of the table beside their physical limits, in one run, on a PostgreSQL of its own. `grow` makes a
    synthetic log of all 342 municipalities and measures what must not grow with it; with --home it is kept there, and
    gone on with the next time; with --events 0 it is measured as it is. `pages` measures the server time of every
    kind of page against the questions that it answers, in a log of a million events.
    """;
var names = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
var rounds = Number("--rounds", 5);
var duration = TimeSpan.FromSeconds(double.Parse(Option("--seconds") ?? "3", CultureInfo.InvariantCulture));
Row[] rows =
[
    .. LimitRows.All, .. AppendRows.All, .. ReadRows.All, .. ProjectionRows.All, .. SealRows.All,
    .. SealedAppendRows.All, .. RoleRows.All,
];
var asked = (Option("--engine") ?? Engine.All[0].Name).Split(',');
var engines = asked.Select(name => Engine.All.FirstOrDefault(e => e.Name == name)).OfType<Engine>().ToList();
var chosen = rows.Where(r => names.Contains("all") || names.Contains(r.Name)).Where(r => engines.Exists(r.Suits))
    .ToList();
if (engines.Count != asked.Length || (chosen.Count == 0 && !names.Contains("grow") && !names.Contains("pages")))
{
    await Console.Error.WriteLineAsync(usage);
    await Console.Error.WriteLineAsync($"Rows: {string.Join(", ", rows.Select(r => r.Name))}.");
    await Console.Error.WriteLineAsync($"Engines: {string.Join(", ", Engine.All.Select(e => e.Name))}.");
    return 2;
}

var temporary = Path.Combine(Path.GetTempPath(), $"ledger-benchmarks-{Environment.ProcessId}");
var options = LocalClusterOptions.FromEnvironment() with { Home = Option("--home") ?? temporary };
try
{
    await using var cluster = await LocalCluster.Start(options);
    if (names.Contains("grow"))
    {
        await Growth.Run(cluster, Number("--events", 10_000_000), duration, args.Contains("--trail"));
        return 0;
    }

    if (names.Contains("pages"))
    {
        await PageTimes.Run(
            cluster, Option("--dossier") ?? "ops/dossier/dronten", Number("--rounds", 15), Option("--only"));
        return 0;
    }

    List<Bench> benches = [];
    foreach (var engine in engines)
    {
        benches.Add(await Bench.Open(engine, cluster, duration));
    }

    var machine = await Machine.Describe(benches[0].Bare);
    await Console.Out.WriteLineAsync(string.Join('\n', machine));
    List<Outcome> outcomes = [];
    foreach (var row in chosen)
    {
        foreach (var outcome in await Outcome.Of(row, benches, Engine.Peer(row.Name), rounds))
        {
            outcomes.Add(outcome);
            await Console.Out.WriteLineAsync(Report.Line(outcome));
        }
    }

    foreach (var bench in benches)
    {
        await bench.DisposeAsync();
    }

    if (Option("--out") is { } file)
    {
        await File.WriteAllTextAsync(file, Report.Markdown(machine, outcomes, rounds, duration));
    }
}
finally
{
    if (options.Home == temporary)
    {
        Directory.Delete(temporary, recursive: true);
    }
}

return 0;

string? Option(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

int Number(string name, int otherwise) =>
    Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
