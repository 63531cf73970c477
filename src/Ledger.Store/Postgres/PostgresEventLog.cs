using System.Collections.Concurrent;
using Ledger.Domain;
using NodaTime;
using Npgsql;

namespace Ledger.Store;

/// <summary>
/// The event log in PostgreSQL. One per process and database is enough: concurrent appends of a tenant go together into
/// one transaction, each with its own outcome. Safe to use from several threads.
/// </summary>
/// <remarks>
/// Append throws <see cref="ArgumentException"/> for what <see cref="AppendLimits"/> refuses, and every method
/// <see cref="StoreException"/> when the database cannot be used. A broken connection is tried again for
/// <see cref="Patience"/>; that is safe because events are recognised by their ids. An append that is cancelled or
/// fails with <see cref="StoreException"/> may have been recorded: the same append again tells.
/// </remarks>
public sealed class PostgresEventLog : IEventLog
{
    /// <summary>How long a failing database is tried again before giving up.</summary>
    public static readonly Duration DefaultPatience = Duration.FromSeconds(10);

    private const int MaxConnections = 4;
    private const int BufferBytes = 64 * 1024;
    private const long MaxWeightWaiting = 128L * 1024 * 1024;
    private const int MaxWaiting = 10_000;

    // What an append weighs besides its events, so that many small ones count too.
    private const int WeightOfAppend = 1024;

    private readonly NpgsqlDataSource _source;
    private readonly CheckedDatabase _database;
    private readonly EventPages _pages;
    private readonly Wakeups _wakeups;
    private readonly ConcurrentDictionary<TenantId, TenantLane> _lanes = new();
    private readonly Gate _connections = new(MaxConnections, int.MaxValue);
    private readonly Gate _gate = new(MaxWeightWaiting, MaxWaiting);

    /// <summary>
    /// Uses a data source, best one of <see cref="DataSource"/>; the caller disposes it after the log.
    /// </summary>
    /// <param name="source">The database; its schema is installed by <see cref="PostgresSchema"/>.</param>
    /// <param name="patience">How long a failing database is tried again; 10 s when left out.</param>
    public PostgresEventLog(NpgsqlDataSource source, Duration? patience = null)
    {
        _source = source;
        Patience = patience ?? DefaultPatience;
        _database = new CheckedDatabase(source, new Retry(source, Patience));
        _pages = new EventPages(_database);
        _wakeups = new Wakeups(source);
    }

    /// <summary>How long a failing database is tried again.</summary>
    public Duration Patience { get; }

    /// <summary>Makes a data source with the settings that the log is fastest with.</summary>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    public static NpgsqlDataSource DataSource(string connectionString)
    {
        // The log leaves no state behind on a connection, so that giving it back costs nothing; and a page of events is
        // ten times what the buffers of a connection hold of themselves.
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        builder.ConnectionStringBuilder.ReadBufferSize = BufferBytes;
        builder.ConnectionStringBuilder.WriteBufferSize = BufferBytes;

        // No column of ours is of a type that PostgreSQL does not come with: there is nothing to ask the catalogue for.
        return builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
    }

    /// <summary>
    /// The same connection, for one municipality: it appends for no other, and a role that is not the owner's sees no
    /// other. One that names none appends as the owner alone, and shows no other role anything.
    /// </summary>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    public static string Naming(string connectionString, TenantId tenant)
    {
        // As a setting of the connection it costs no round trip, and a reset goes back to it.
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = $"{settings.Options} -c ledger.tenant={tenant}".Trim();
        return settings.ConnectionString;
    }

    /// <inheritdoc/>
    public async Task<AppendResult> Append(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default)
    {
        var weight = AppendLimits.Weigh(appends) + WeightOfAppend;
        cancellationToken.ThrowIfCancellationRequested();
        await _gate.Enter(weight, cancellationToken);
        try
        {
            var pending = new PendingAppend(appends, weight, cancellationToken);
            _lanes.GetOrAdd(tenant, NewLane, this).Add(pending);
            return await pending.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _gate.Exit(weight);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStream(
        TenantId tenant, StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) =>
        _pages.Stream(tenant, stream, fromVersion, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadTenant(
        TenantId tenant, long afterPosition = 0, CancellationToken cancellationToken = default) =>
        _pages.Tenant(tenant, afterPosition, cancellationToken);

    /// <inheritdoc/>
    public Task<long> Head(TenantId tenant, CancellationToken cancellationToken = default) => _database.Run(
        async token =>
        {
            await using var command = _source.CreateCommand(
                "SELECT coalesce(max(last_position), 0) FROM ledger.commits WHERE tenant_id = $1");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.Value });
            return (long)(await command.ExecuteScalarAsync(token))!;
        },
        cancellationToken);

    private static TenantLane NewLane(TenantId tenant, PostgresEventLog log)
    {
        var seen = new Seen();
        return new(batch => log.Record(tenant, seen, batch));
    }

    private async Task<AppendResult[]> Record(TenantId tenant, Seen seen, IReadOnlyList<PendingAppend> batch)
    {
        await _connections.Enter(1, CancellationToken.None);
        try
        {
            // Not the callers' tokens: one who gives up must not take the others' appends along.
            var results = await _database.Run(
                token => Send(tenant, batch, seen.Position, token), CancellationToken.None);
            seen.Note(results);
            _wakeups.Grew(tenant);
            return results;
        }
        finally
        {
            _connections.Exit(1);
        }
    }

    /// <summary>Counts on no event being in the log already; when one is, all are looked up.</summary>
    private async Task<AppendResult[]> Send(
        TenantId tenant, IReadOnlyList<PendingAppend> batch, long seen, CancellationToken cancellationToken)
    {
        try
        {
            return batch is [{ Appends: [var one] }]
                ? [await StreamCall.Run(_source, tenant, one, seen, cancellationToken)]
                : await new AppendBatch(tenant, batch, seen, oneByOne: false).Run(_source, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return await new AppendBatch(tenant, batch, seen, oneByOne: true).Run(_source, cancellationToken);
        }
    }
    /// <summary>The last position that this log recorded for a tenant; others may have gone on since.</summary>
    private sealed class Seen
    {
        private long _position;

        public long Position => Volatile.Read(ref _position);

        public void Note(AppendResult[] results)
        {
            foreach (var done in results.OfType<AppendResult.Appended>())
            {
                // Of two notes at once either may stay: any position that was recorded will do.
                Volatile.Write(ref _position, done.Receipts[^1].Position);
            }
        }
    }
}
