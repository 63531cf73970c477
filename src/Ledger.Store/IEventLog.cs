using Ledger.Domain;

namespace Ledger.Store;

/// <summary>
/// The event log: append only, one order per tenant. Everything an engine must do, and nothing more;
/// every engine passes the same contract suite.
/// </summary>
/// <remarks>
/// Positions of a tenant rise in commit order, so a reader that follows them can never skip an event.
/// Positions are not consecutive within a tenant: tenants share one sequence, and a refused append may draw numbers.
/// </remarks>
public interface IEventLog
{
    /// <summary>
    /// Appends to one or several streams of a tenant in one transaction: all of it is recorded, or nothing.
    /// Appending again what was appended before (the same event ids) records nothing and gives the first receipts.
    /// Appends that do not wait for each other may be recorded in any order.
    /// </summary>
    Task<AppendResult> Append(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default);

    /// <summary>Reads a stream in order, from a version (included) on. An unknown stream is empty.</summary>
    IAsyncEnumerable<StoredEvent> ReadStream(
        TenantId tenant, StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default);

    /// <summary>Reads a tenant's events in order, after a position (excluded), up to what is committed now.</summary>
    IAsyncEnumerable<StoredEvent> ReadTenant(
        TenantId tenant, long afterPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>The position of a tenant's last event, 0 when it has none.</summary>
    Task<long> Head(TenantId tenant, CancellationToken cancellationToken = default);
}

/// <summary>Events for one stream, and the version that the stream must have.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="StreamType">The kind of the stream as Marten stores it: the aggregate's name in snake case.</param>
/// <param name="ExpectedVersion">The version of the stream now; 0 when it must not exist yet.</param>
/// <param name="Events">At least one event.</param>
public sealed record StreamAppend(
    StreamId Stream, string StreamType, long ExpectedVersion, IReadOnlyList<NewEvent> Events);

/// <summary>An event before it is recorded, encoded.</summary>
/// <param name="Id">Derived from the command's id, so that a retry is recognised.</param>
/// <param name="Type">The stored name, such as <c>target_changed</c>.</param>
/// <param name="DotnetType"><c>Namespace.Type, Assembly</c>, as Marten stores it.</param>
/// <param name="Data">The event as JSON.</param>
/// <param name="Headers">The accountability of the event as JSON.</param>
/// <param name="CorrelationId">What belongs together: an import, a request.</param>
/// <param name="CausationId">The id of the command.</param>
public sealed record NewEvent(
    Guid Id, string Type, string DotnetType, string Data, string Headers, string CorrelationId, string CausationId);

/// <summary>An event as it stands in the log.</summary>
/// <param name="Position">Its place in the order of its tenant.</param>
/// <param name="Id">The id of the event.</param>
/// <param name="Stream">The stream it is in.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Type">The stored name.</param>
/// <param name="Data">The event as JSON, as the engine prints it.</param>
/// <param name="Headers">The accountability as JSON.</param>
/// <param name="RecordedAt">When the ledger took it in, set by the database.</param>
/// <param name="CorrelationId">What belongs together.</param>
/// <param name="CausationId">The id of the command.</param>
public sealed record StoredEvent(
    long Position, Guid Id, StreamId Stream, long Version, string Type, string Data, string Headers,
    NodaTime.Instant RecordedAt, string? CorrelationId, string? CausationId);

/// <summary>What became of an append.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>It is recorded, now or by an earlier try of the same append.</summary>
    /// <param name="Receipts">One per stream, in the order of the append.</param>
    public sealed record Appended(IReadOnlyList<Receipt> Receipts) : AppendResult;

    /// <summary>A stream is not at the version expected of it; nothing was recorded.</summary>
    public sealed record Conflict(StreamId Stream, long ExpectedVersion, long ActualVersion) : AppendResult;

    /// <summary>
    /// An event id is in the log already with another content or in another place; nothing was recorded.
    /// </summary>
    public sealed record IdTaken(Guid EventId) : AppendResult;

    /// <summary>The stream is archived and takes no more events; nothing was recorded.</summary>
    public sealed record Archived(StreamId Stream) : AppendResult;
}

/// <summary>The proof of an append to one stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version of the stream after the append.</param>
/// <param name="Position">The position of the last event appended.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="EventIds">The events, in order.</param>
public sealed record Receipt(
    StreamId Stream, long Version, long Position, NodaTime.Instant RecordedAt, IReadOnlyList<Guid> EventIds);
