using Ledger.LocalPostgres;
using NodaTime;
using Npgsql;

namespace Ledger.Projections.Tests.Host;

/// <summary>A fresh database with a ledger, a chronicle to tell it, and what its tables hold.</summary>
internal sealed class ReadDatabase : IAsyncDisposable
{
    private readonly TestDatabase? _database;

    private ReadDatabase(TestDatabase database)
        : this(database.ConnectionString) => _database = database;

    private ReadDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        Source = PostgresEventLog.DataSource(connectionString);
        Log = new PostgresEventLog(Source);
        Chronicle = new Chronicle(Log, new Chronicle.MovingClock());
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public PostgresEventLog Log { get; }

    public Chronicle Chronicle { get; }

    public static async Task<ReadDatabase> Fresh(TestCluster cluster) =>
        new(await cluster.FreshDatabase("ledger_read", Install));

    /// <summary>The same in an empty database of a cluster that the caller has.</summary>
    public static async Task<ReadDatabase> In(string connectionString)
    {
        await Install(connectionString, TestContext.Current.CancellationToken);
        return new ReadDatabase(connectionString);
    }

    /// <summary>A plan, a target and a budget, with a change and a rectificatie.</summary>
    public async Task TellAll()
    {
        await Poverty.Begin(Chronicle);
        var january = new Times("2025-01-10", "2025-02-01", "2025-02-05");
        var wrong = await Chronicle.On(Poverty.Id, Poverty.Set(10m), january);
        await Chronicle.On(Poverty.Id, Poverty.Change(12m), new Times("2025-06-01", "2025-07-01", "2025-07-02"));
        await Chronicle.Correct(Poverty.Id, wrong, Poverty.Change(9m), january with { Recorded = "2025-08-01" });
        await ThemeBudget.Begin(Chronicle);
        await Chronicle.On(ThemeBudget.Id, ThemeBudget.Move(100m), new Times("2020-06-18", "2020-06-18", "2026-06-20"));
    }

    /// <summary>The first column of what a query gives.</summary>
    public async Task<List<T>> Ask<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetFieldValue<T>(0));
        }

        return rows;
    }

    /// <summary>The live tables hold, row by row, what the log folds to; nothing twice and nothing left out.</summary>
    public async Task ShouldBeWhatTheLogSays()
    {
        var events = await Chronicle.Events();
        var fold = new TrailFold();
        var expected = events.Select(fold.Take).Reverse().ToList();
        var rows = new List<TrailEntry>();
        long? before = null;
        do
        {
            var page = await Reader().Trail(new TrailFilter(), Lens.Everything, 1, before);
            page.Total.ShouldBe(expected.Count);
            rows.AddRange(page.Entries);
            before = page.Next;
        }
        while (before is not null);

        rows.ShouldBe(expected);
        (await Ask<string>("SELECT id FROM ledger_read.subject s JOIN ledger_read.live l "
            + "ON l.name = 'subject' AND l.generation = s.generation WHERE tenant_id = 'gm0303'"))
            .Order(StringComparer.Ordinal)
            .ShouldBe(Catalogue.Of(events).Subjects.Select(s => s.Id).Order(StringComparer.Ordinal));
        (await Reader().Plans(Lens.Everything)).ShouldBe(PlanList.Of(new LedgerSnapshot(events)));
    }

    /// <summary>Answers questions from the tables, which must be up to the log already.</summary>
    public LedgerReader Reader(TenantId? tenant = null) =>
        new(Source, Log, new ProjectionHost(Source, Log), tenant ?? Chronicle.Dronten);

    public async Task<Instant> Now() => Instant.FromDateTimeUtc((await Ask<DateTime>("SELECT clock_timestamp()"))[0]);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    private static async Task Install(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        (await PostgresSchema.Install(source, cancellationToken)).ShouldBeOfType<SchemaResult.Ready>();
        await ReadSchema.Install(source, cancellationToken);
    }
}

/// <summary>A projection that does something else at one of its events or batches.</summary>
internal sealed class Disturbed(IReadFold fold, Action<RecordedEvent> take, Func<NpgsqlConnection, Task> write)
    : IReadFold
{
    public static ReadModel Of(
        ReadModel model, Action<RecordedEvent>? take = null, Func<NpgsqlConnection, Task>? write = null) =>
        model with
        {
            Begin = history => new Disturbed(
                model.Begin(history), take ?? (_ => { }), write ?? (_ => Task.CompletedTask)),
        };

    public ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        take(recorded);
        return fold.Take(recorded, cancellationToken);
    }

    public async Task Write(
        NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
    {
        await fold.Write(connection, generation, tenant, cancellationToken);
        await write(connection);
    }
}
