using System.Runtime.ExceptionServices;
using Ledger.Domain;
using Ledger.Store;
using Marten;
using NodaTime;
using Npgsql;

namespace Ledger.CritterStack;

/// <summary>
/// The event log on Marten: every append is a session of Marten's, in the same tables and with the same guarantees as
/// <see cref="PostgresEventLog"/>; both may work on one database at once. Safe to use from several threads.
/// </summary>
/// <remarks>
/// Reading is <see cref="PostgresEventLog"/>'s: Marten gives events as objects, and what is sealed and compared is the
/// JSON as it is stored. Errors are the same as there.
/// </remarks>
public sealed class MartenEventLog : IEventLog, IAsyncDisposable
{
    // More would only wait for the tenant's lock, each with a connection in hand.
    private const int MaxSessions = 8;
    private const int MaxTries = 5;

    private readonly NpgsqlDataSource _source;
    private readonly DocumentStore _store;
    private readonly PostgresEventLog _reader;
    private readonly Retry _retry;
    private readonly Wakeups _wakeups;
    private readonly Gate _sessions = new(MaxSessions, int.MaxValue);

    /// <summary>Uses a database; the caller disposes it after the log.</summary>
    /// <param name="source">Best one of <see cref="DataSource"/>; prepared by <see cref="MartenSchema.Install"/>.
    /// </param>
    /// <param name="patience">How long a failing database is tried again; 10 s when left out.</param>
    public MartenEventLog(NpgsqlDataSource source, Duration? patience = null)
    {
        _source = source;
        _store = LedgerMarten.Store(source);
        _reader = new PostgresEventLog(source, patience);
        _retry = new Retry(source, _reader.Patience);
        _wakeups = new Wakeups(source);
    }

    /// <summary>Makes a data source with the settings that Marten is fastest with.</summary>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    public static NpgsqlDataSource DataSource(string connectionString) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 40 });

    /// <inheritdoc/>
    public async Task<AppendResult> Append(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default)
    {
        AppendLimits.Weigh(appends);
        cancellationToken.ThrowIfCancellationRequested();
        await _sessions.Enter(1, cancellationToken);
        try
        {
            var result = await _retry.Run(token => AppendOrTellWhyNot(tenant, appends, token), cancellationToken);
            _wakeups.Grew(tenant);
            return result;
        }
        finally
        {
            _sessions.Exit(1);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStream(
        TenantId tenant, StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) =>
        _reader.ReadStream(tenant, stream, fromVersion, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadTenant(
        TenantId tenant, long afterPosition = 0, CancellationToken cancellationToken = default) =>
        _reader.ReadTenant(tenant, afterPosition, cancellationToken);

    /// <inheritdoc/>
    public Task<long> Head(TenantId tenant, CancellationToken cancellationToken = default) =>
        _reader.Head(tenant, cancellationToken);

    /// <summary>Ends Marten's own work.</summary>
    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task<AppendResult> AppendOrTellWhyNot(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Save(tenant, appends, cancellationToken);
            }
            catch (Exception error) when (Verdict.IsCalledFor(error))
            {
                if (await Verdict.On(_source, tenant, appends, cancellationToken) is { } verdict)
                {
                    return verdict;
                }

                // What was in the way is gone by the time that it is asked after.
                if (attempt == MaxTries)
                {
                    throw;
                }
            }
            catch (Exception error) when (CauseOf(error) is { } cause)
            {
                ExceptionDispatchInfo.Throw(cause);
            }
        }
    }

    private async Task<AppendResult> Save(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        await using var session = _store.LightweightSession(tenant.Value);
        session.LockTenant(tenant);
        foreach (var append in appends)
        {
            session.AppendEncoded(append);
        }

        var receipts = new ReceiptQuery(tenant, appends);
        session.QueueOperation(receipts);
        await session.SaveChangesAsync(cancellationToken);
        return new AppendResult.Appended(receipts.Receipts);
    }

    /// <summary>What the database or the connection said, where Marten has wrapped it.</summary>
    private static NpgsqlException? CauseOf(Exception error) =>
        error.InnerException is { } inner ? inner as NpgsqlException ?? CauseOf(inner) : null;
}
