using System.CommandLine;
using Ledger.Domain;
using Ledger.Exports;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Access;
using Ledger.Store.Actors;
using Ledger.Store.Seal;
using Ledger.Web;
using NodaTime;
using Npgsql;
using Spectre.Console;
using Recorder = Ledger.Store.Recorder;

namespace Ledger.Cli;

/// <summary>The program's hold on one ledger: its database, found or started, and what works on it.</summary>
internal sealed class LedgerSession : IAsyncDisposable
{
    // More than this is worth a line on the screen.
    private const long LongLag = 5000;

    private readonly NpgsqlDataSource _source;
    private readonly Engine _engine;
    private readonly IEventLog _engineLog;
    private readonly LocalCluster? _cluster;
    private readonly NoticingLog _log;
    private readonly List<BegunAct> _begun = [];

    private LedgerSession(Engine engine, string connection, LocalCluster? cluster, TenantId tenant)
    {
        var source = Source(engine, connection, tenant);
        _source = source;
        _engine = engine;
        WebhookClock = engine.Clock?.Invoke(PostgresEventLog.Naming(connection, tenant), tenant);
        _engineLog = engine.Open(source);
        _cluster = cluster;
        Tenant = tenant;
        _log = new NoticingLog(_engineLog);
        Recorder = new Recorder(Log, SystemClock.Instance);
        Actors = new ActorNames(source, Recorder);
        SealFolder = SealFolder.Under(Home);
        Sealer = new Sealer(source, SealFolder);
        Audit = new LogAudit(source, SealFolder);
        Prover = new Prover(source);
        Evidence = new EvidenceWriter(source);
        Accounts = new Accounts(source, tenant);
        Keys = new ApiKeys(source, tenant);
        AccessLog = new AccessLog(source, tenant);
        Projections = new ProjectionHost(source, _log);
        Reader = new LedgerReader(source, _log, Projections, tenant);
        Exports = new LedgerExports(tenant, _log, Reader, Prover.Entries);
    }

    public TenantId Tenant { get; }

    /// <summary>The database itself, for what is kept beside the log.</summary>
    public NpgsqlDataSource Database => _source;

    public IEventLog Log => _log;

    public Recorder Recorder { get; }

    /// <summary>Who acts under which pseudonym.</summary>
    public ActorNames Actors { get; }

    /// <summary>The key of the seal, and what is remembered outside the database.</summary>
    public SealFolder SealFolder { get; }

    public Sealer Sealer { get; }

    public LogAudit Audit { get; }

    public Prover Prover { get; }

    public EvidenceWriter Evidence { get; }

    /// <summary>Gives data away.</summary>
    public LedgerExports Exports { get; }

    /// <summary>Who may sign in to the pages.</summary>
    public Accounts Accounts { get; }

    /// <summary>The keys that programs call with.</summary>
    public ApiKeys Keys { get; }

    public AccessLog AccessLog { get; }

    /// <summary>Writes an act down that now begins.</summary>
    public async Task Begin(AccessEntry entry, CancellationToken cancellationToken) =>
        _begun.Add(await AccessLog.Begin(entry, cancellationToken));

    /// <summary>Writes down what came of what was begun; also of what was cut short.</summary>
    public async Task End(bool isDone)
    {
        foreach (var act in _begun)
        {
            await AccessLog.End(act, isDone);
        }

        _begun.Clear();
    }

    /// <summary>Makes what says when events are delivered to those who subscribed; null for the web's own.</summary>
    public Func<DeliverDue, IWebhookClock>? WebhookClock { get; }

    /// <summary>How the database was named; null for the local one, which only this user's programs reach.</summary>
    public string? Named { get; private init; }

    /// <summary>The folder of the program.</summary>
    public string Home { get; } = LocalClusterOptions.FromEnvironment().Home;

    /// <summary>Keeps the tables that questions are answered from.</summary>
    public ProjectionHost Projections { get; }

    /// <summary>Answers the questions.</summary>
    public LedgerReader Reader { get; }

    /// <summary>
    /// Opens the ledger that the options name. Its schema must be there, unless the ledger is the local one.
    /// </summary>
    public static async Task<LedgerSession> Open(
        ParseResult parse, CancellationToken cancellationToken, IProgress<string>? progress = null)
    {
        var session = await Connect(parse, progress, cancellationToken);
        try
        {
            var fault = await session._engine.Check(session._source, cancellationToken);
            if (fault is StoreFault.SchemaMissing or StoreFault.MartenMissing or StoreFault.OlderSchema
                && session._cluster is not null)
            {
                await session.Install(cancellationToken);
            }
            else if (fault is not null)
            {
                throw new StoreException(fault);
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects without asking for a schema, so that one can be made.</summary>
    public static async Task<LedgerSession> Connect(
        ParseResult parse, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var tenant = GlobalOptions.TenantOf(parse);
        var engine = Engine.Of(parse);
        var given = parse.GetValue(GlobalOptions.Database) ?? Environment.GetEnvironmentVariable("LEDGER_DATABASE");
        if (!string.IsNullOrWhiteSpace(given))
        {
            return new LedgerSession(engine, given, null, tenant) { Named = given };
        }

        var options = LocalClusterOptions.FromEnvironment() with { Progress = progress };
        var cluster = await LocalCluster.Start(options, cancellationToken);
        try
        {
            var connection = await cluster.EnsureDatabase("ledger", cancellationToken);
            return new LedgerSession(engine, connection, cluster, tenant);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates or upgrades the schema; returns its version.</summary>
    public async Task<int> Install(CancellationToken cancellationToken) =>
        await _engine.Install(_source, cancellationToken) switch
        {
            SchemaResult.Ready ready => ready.Version,
            SchemaResult.Failed failed => throw new StoreException(failed.Fault),
            var other => throw new System.Diagnostics.UnreachableException($"Unhandled result {other}."),
        };

    /// <summary>
    /// Brings the tables that questions are answered from up to what is recorded; says so when that takes a while.
    /// </summary>
    public async Task BringUpToDate(IAnsiConsole error, CancellationToken cancellationToken)
    {
        await Projections.Start(new RebuildShown(error), cancellationToken);
        var lag = (await ProjectionHost.Status(_source, null, cancellationToken))
            .Where(s => s.Tenant == Tenant.Value).Select(s => s.Lag).DefaultIfEmpty(0).Max();
        if (lag > LongLag)
        {
            error.WriteLine($"  bringing the tables up to date with {lag} events");
        }

        await Projections.CatchUp(Tenant, cancellationToken);
    }

    /// <summary>Shows what was recorded through here in the tables, if anything was.</summary>
    public async Task ShowRecorded(IAnsiConsole error, CancellationToken cancellationToken)
    {
        if (_log.HasGrown)
        {
            await BringUpToDate(error, cancellationToken);
        }
    }

    /// <summary>
    /// Seals what was recorded through here, if anything. Returns why not, when the sealer will not sign.
    /// </summary>
    public async Task<string?> SealRecorded(CancellationToken cancellationToken)
    {
        try
        {
            if (_log.TakeGrown())
            {
                await Sealer.Seal(Tenant, null, cancellationToken);
            }

            return null;
        }
        catch (SealRefusedException refused)
        {
            return refused.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_engineLog is IAsyncDisposable engine)
        {
            await engine.DisposeAsync();
        }

        await _source.DisposeAsync();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    private static NpgsqlDataSource Source(Engine engine, string connection, TenantId tenant)
    {
        try
        {
            return engine.Source(PostgresEventLog.Naming(connection, tenant));
        }
        catch (ArgumentException wrong)
        {
            throw CliException.BadInput("bad-option", $"--database: {wrong.Message}");
        }
    }
}
