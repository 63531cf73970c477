using System.Globalization;
using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>Two databases of one server: one with the ledger, one with Marten's bare tables for the limits.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static int _streams;

    private Bench(NpgsqlDataSource ledger, NpgsqlDataSource bare, TimeSpan duration)
    {
        Ledger = ledger;
        Bare = bare;
        Duration = duration;
        Log = new PostgresEventLog(ledger);
    }

    public static TenantId Tenant { get; } = TenantId.Parse("gm0303");

    public NpgsqlDataSource Ledger { get; }

    public NpgsqlDataSource Bare { get; }

    public PostgresEventLog Log { get; }

    /// <summary>How long one measurement takes.</summary>
    public TimeSpan Duration { get; }

    public static async Task<Bench> Open(string ledger, string bare, TimeSpan duration)
    {
        // The same settings on both sides; every statement is prepared.
        var bench = new Bench(PostgresEventLog.DataSource(ledger), PostgresEventLog.DataSource(bare), duration);
        if (await PostgresSchema.Install(bench.Ledger) is SchemaResult.Failed failed)
        {
            throw new StoreException(failed.Fault);
        }

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
    public async Task Record(params StreamAppend[] appends)
    {
        if (await Log.Append(Tenant, appends) is not AppendResult.Appended)
        {
            throw new InvalidOperationException("A benchmark appends only what must be recorded.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await Bare.DisposeAsync();
    }
}
