using System.Globalization;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>
/// What must not grow with the log: measured on a log of one municipality with 10,000 events and on one of all
/// municipalities together, one after the other in the same run.
/// </summary>
internal static class Growth
{
    private const int Small = 10_000;

    private static readonly TenantId Tenant = Synthetic.Tenant(1);

    private static readonly Subject Target = new(
        $"{Synthetic.Plan(7)}/{Synthetic.Indicator}/2028", SubjectKind.Target, Synthetic.Plan(7).Stream,
        "Kinderen in armoede");

    private static readonly ListPart Page = new($"{Synthetic.Plan(7)}", 100);

    public static async Task Run(LocalCluster cluster, int events, TimeSpan duration, bool withTables)
    {
        await using var small = await Filled(cluster, "log_small", Small, 1);
        await using var large = await Filled(cluster, "log_large", events, Synthetic.Municipalities);
        if (withTables)
        {
            await GrowthTables.Fill(small, await cluster.EnsureDatabase("log_small"), 1);
            await GrowthTables.Fill(
                large, await cluster.EnsureDatabase("log_large"), Synthetic.Municipalities);
        }

        await Say(string.Join('\n', await Machine.Describe(large)));
        await Say($"| work | at 10,000: p50 ms | p95 | p99 | at {await Count(large)}: p50 ms | p95 | p99 | growth |");
        await Say("|---|---|---|---|---|---|---|---|");
        var (one, all) = (new Side(small, new PostgresEventLog(small)), new Side(large, new PostgresEventLog(large)));
        foreach (var (what, work) in Works(withTables))
        {
            // In turn, so that what else the machine does hits both.
            await Measure.For(1, duration / 10, 1, _ => work(one));
            await Measure.For(1, duration / 10, 1, _ => work(all));
            var before = await Measure.For(1, duration, 1, _ => work(one));
            var after = await Measure.For(1, duration, 1, _ => work(all));
            await Say(string.Create(CultureInfo.InvariantCulture,
                $"| {what} | {Of(before)} | {Of(after)} | {after.Percentile(0.5) / before.Percentile(0.5):0.00} |"));
        }
    }

    private static IEnumerable<(string What, Func<Side, Task> Work)> Works(bool withTables)
    {
        yield return ("append 1 event to a new stream", side => Appended(side.Log, Bench.Append(NewStream(), 0, 1)));
        yield return ("read a stream of 100 events", side => side.History.OfStream(Synthetic.Plan(7).Stream));
        yield return ("the head of a municipality", side => side.Log.Head(Tenant));
        yield return ("the next 500 events after a position", async side =>
            await side.Log.ReadTenant(Tenant, 2000).Take(500).CountAsync());
        yield return ("state of one plan through a lens", async side => PlanStanding.Through(
            Synthetic.Plan(7), await side.History.OfStream(Synthetic.Plan(7).Stream),
            new Lens(new NodaTime.LocalDate(2024, 3, 1))));
        if (withTables)
        {
            yield return ("state of one plan through a lens, by the reader", side => side.Reader.Plan(
                Synthetic.Plan(7), new Lens(new NodaTime.LocalDate(2024, 3, 1))));
            yield return ("the why-chain of one value", side => side.Reader.Why(Target, Lens.Everything));
            yield return ("a page of the trail", side =>
                side.Reader.Trail(new TrailFilter(), Lens.Everything, 1, 5000));
            yield return ("a page of the trail of one plan", side =>
                side.Reader.Trail(new TrailFilter(Synthetic.Plan(7)), Lens.Everything));
            yield return ("a page of the trail with a word", side =>
                side.Reader.Trail(new TrailFilter(Text: "armoede"), Lens.Everything));
            yield return ("a page of 100 elements", side => side.Reader.Elements(Lens.Everything, Page));
            yield return ("a page of 100 targets of 2028 through a lens", side => side.Reader.Targets(
                new Lens(new NodaTime.LocalDate(2030, 1, 1)), Page with { Year = 2028 }));
            yield return ("a page of 100 subjects", side => side.Reader.Subjects(Lens.Everything, null, 100));
            yield return ("find a subject by words", side => side.Reader.Search("armoede", Lens.Everything, 40));
            yield return ("the report of goal posts", side => side.Reader.GoalPosts(Lens.Everything));
            yield return ("the list of plans through a lens", side =>
                side.Reader.Plans(new Lens(new NodaTime.LocalDate(2030, 1, 1))));
        }
    }

    private static async Task<string> Count(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("SELECT sum(version)::bigint FROM ledger.mt_streams");
        return ((long)(await command.ExecuteScalarAsync())!).ToString("N0", CultureInfo.InvariantCulture);
    }

    private static StreamId NewStream() => StreamId.Parse($"plan/n{Guid.NewGuid():n}");

    private static async Task Appended(PostgresEventLog log, StreamAppend append)
    {
        if (await log.Append(Synthetic.Tenant(2), [append]) is not AppendResult.Appended)
        {
            throw new InvalidOperationException("A benchmark appends only what must be recorded.");
        }
    }

    private static string Of(Speed speed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{speed.Percentile(0.5):0.00} | {speed.Percentile(0.95):0.00} | {speed.Percentile(0.99):0.00}");

    /// <summary>
    /// A log with at least so many events; goes on where an earlier run left it. With 0 it is as it is.
    /// </summary>
    internal static async Task<NpgsqlDataSource> Filled(LocalCluster cluster, string name, int events, int tenants)
    {
        var source = PostgresEventLog.DataSource(await cluster.EnsureDatabase(name));
        if (await PostgresSchema.Install(source) is SchemaResult.Failed failed)
        {
            throw new StoreException(failed.Fault);
        }

        if (events == 0)
        {
            return source;
        }

        var log = new PostgresEventLog(source);
        var plans = Math.Max(1, events / tenants / Synthetic.EventsPerPlan);
        var done = 0L;
        var start = System.Diagnostics.Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, tenants), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (number, token) =>
            {
                var tenant = Synthetic.Tenant(number);
                for (var first = 1 + await PlansOf(log, tenant, plans); first <= plans; first += 20)
                {
                    StreamAppend[] some = [.. Enumerable.Range(first, Math.Min(20, plans - first + 1))
                        .Select(p => Synthetic.OfPlan(tenant, Synthetic.Plan(p), 0, Synthetic.EventsPerPlan))];
                    await log.Append(tenant, some, token);
                    var sum = Interlocked.Add(ref done, some.Sum(s => s.Events.Count));
                    if (sum % 500_000 < 2000)
                    {
                        await Say(string.Create(CultureInfo.InvariantCulture,
                            $"{name}: {sum:N0} events, {sum / start.Elapsed.TotalSeconds:N0} a second"));
                    }
                }
            });
        await using var analyze = new NpgsqlCommand("ANALYZE ledger.mt_events, ledger.mt_streams, ledger.commits")
        { Connection = await source.OpenConnectionAsync(), CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync();
        await analyze.Connection.DisposeAsync();
        return source;
    }

    /// <summary>How many plans a tenant has already; they were made in order.</summary>
    private static async Task<int> PlansOf(PostgresEventLog log, TenantId tenant, int plans)
    {
        var (has, hasNot) = (0, plans + 1);
        while (hasNot - has > 1)
        {
            var middle = (has + hasNot) / 2;
            var isThere = await log.ReadStream(tenant, Synthetic.Plan(middle).Stream).AnyAsync();
            (has, hasNot) = isThere ? (middle, hasNot) : (has, middle);
        }

        return has;
    }

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);

    /// <summary>One of the two logs.</summary>
    private sealed record Side(NpgsqlDataSource Source, PostgresEventLog Log)
    {
        public LedgerHistory History => new(Log, Tenant);

        // A reader of its own for every question, so that nothing is remembered from the one before.
        public LedgerReader Reader => new(Source, Log, new ProjectionHost(Source, Log), Tenant);
    }
}
