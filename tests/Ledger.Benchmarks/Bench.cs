using System.Globalization;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>Two databases of one server: one with the ledger, one with Marten's bare tables for the limits.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static int _streams;

    private readonly LocalCluster _cluster;
    private readonly Dictionary<string, NpgsqlDataSource> _others = [];

    private Bench(
        Engine engine, LocalCluster cluster, NpgsqlDataSource ledger, NpgsqlDataSource bare, IEventLog log,
        TimeSpan duration)
    {
        Engine = engine;
        _cluster = cluster;
        Ledger = ledger;
        Bare = bare;
        Duration = duration;
        Log = log;
    }

    public static TenantId Tenant { get; } = TenantId.Parse("gm0303");

    public Engine Engine { get; }

    public NpgsqlDataSource Ledger { get; }

    public NpgsqlDataSource Bare { get; }

    public IEventLog Log { get; }

    /// <summary>How long one measurement takes.</summary>
    public TimeSpan Duration { get; }

    public static async Task<Bench> Open(Engine engine, LocalCluster cluster, TimeSpan duration)
    {
        // The same settings on both sides; every statement is prepared.
        var own = engine.Source(await cluster.EnsureDatabase($"ledger_{engine.Name}"));
        var bare = PostgresEventLog.DataSource(await cluster.EnsureDatabase("bare"));
        var bench = new Bench(engine, cluster, own, bare, await engine.Open(own), duration);
        foreach (var table in (string[])["ledger", "mt_streams", "mt_events", "mt_events_sequence"])
        {
            await using var command = bench.Bare.CreateCommand(SqlScript.Read($"{table}.sql"));
            await command.ExecuteNonQueryAsync();
        }

        return bench;
    }

    public static StreamId NewStream() => StreamId.Parse(
        "plan/s" + Interlocked.Increment(ref _streams).ToString(CultureInfo.InvariantCulture));

    public static StreamAppend Append(StreamId stream, long expected, int events) =>
        new(stream, "plan", expected, [.. Enumerable.Range(0, events).Select(i => Event(i))]);

    /// <summary>An event like those of a plan, with 127 to 282 bytes of JSON.</summary>
    public static NewEvent Event(int i) => new(
        Guid.CreateVersion7(), "target_changed", "Ledger.Domain.Plans.TargetChanged, Ledger.Domain",
        string.Create(CultureInfo.InvariantCulture, $$"""
            {"Indicator": "indicator-{{i % 40}}", "Horizon": 2028, "Scope": "gemeente",
             "Value": {"Kind": "atMost", "Amount": {{i % 97}}.5, "Unit": "percent"},
             "Text": "{{new string('x', i * 31 % 150)}}"}
            """),
        """{"Actor": "a1", "DecidedOn": "2025-01-10", "EffectiveFrom": "2025-02-01", "Rationale": "omdat het zo is"}""",
        "import-1", "command-1");

    /// <summary>Appends and insists that it was recorded.</summary>
    public Task Record(params StreamAppend[] appends) => Record(Tenant, appends);

    /// <summary>The same, for another tenant.</summary>
    public async Task Record(TenantId tenant, params StreamAppend[] appends)
    {
        if (await Log.Append(tenant, appends) is not AppendResult.Appended)
        {
            throw new InvalidOperationException("A benchmark appends only what must be recorded.");
        }
    }

    /// <summary>The connection string of a database, which is made unless it is there.</summary>
    public Task<string> Database(string name) => _cluster.EnsureDatabase(name);

    /// <summary>A database with a ledger of its own, filled once, for rows that read all tenants there are.</summary>
    public async Task<NpgsqlDataSource> Other(
        string name, Func<NpgsqlDataSource, Task> fill, Func<string, NpgsqlDataSource>? with = null)
    {
        if (!_others.TryGetValue(name, out var source))
        {
            _others[name] = source = (with ?? PostgresEventLog.DataSource)(await Database(name));
            if (await PostgresSchema.Install(source) is SchemaResult.Failed failed)
            {
                throw new StoreException(failed.Fault);
            }

            await fill(source);
        }

        return source;
    }

    /// <summary>How to connect to such a database.</summary>
    public Task<string> At(string name) => _cluster.EnsureDatabase(name);

    public async ValueTask DisposeAsync()
    {
        foreach (var other in _others.Values)
        {
            await other.DisposeAsync();
        }

        await Ledger.DisposeAsync();
        await Bare.DisposeAsync();
    }
}
