using System.Runtime.CompilerServices;
using Ledger.Domain;
using Ledger.Store.Json;
using NodaTime;

namespace Ledger.Store;

/// <summary>
/// The event log in memory: a second engine with the same behaviour, for tests and for trying things out.
/// What is appended is gone when the process ends. Safe to use from several threads.
/// </summary>
/// <param name="clock">Gives the instants of recording; the clock of the machine when left out.</param>
public sealed class InMemoryEventLog(IClock? clock = null) : IEventLog
{
    private readonly IClock _clock = clock ?? SystemClock.Instance;
    private readonly Lock _lock = new();
    private readonly Dictionary<TenantId, List<StoredEvent>> _tenants = [];
    private readonly Dictionary<(TenantId, StreamId), List<StoredEvent>> _streams = [];
    private readonly Dictionary<Guid, (TenantId Tenant, StoredEvent Event)> _ids = [];
    private readonly HashSet<(TenantId, StreamId)> _archived = [];
    private long _position;

    /// <inheritdoc/>
    public Task<AppendResult> Append(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default)
    {
        AppendLimits.Weigh(appends);
        cancellationToken.ThrowIfCancellationRequested();
        var printed = appends.Select(Print).ToList();
        lock (_lock)
        {
            return Task.FromResult(Known(tenant, printed) ?? Refused(tenant, printed) ?? Record(tenant, printed));
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStream(
        TenantId tenant, StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) =>
        Read(() => _streams.GetValueOrDefault((tenant, stream)), e => e.Version >= fromVersion, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadTenant(
        TenantId tenant, long afterPosition = 0, CancellationToken cancellationToken = default) =>
        Read(() => _tenants.GetValueOrDefault(tenant), e => e.Position > afterPosition, cancellationToken);

    /// <inheritdoc/>
    public Task<long> Head(TenantId tenant, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult(_tenants.GetValueOrDefault(tenant)?[^1].Position ?? 0);
        }
    }

    /// <summary>Closes a stream for good, as an operator does in the database by setting <c>is_archived</c>.</summary>
    public void Archive(TenantId tenant, StreamId stream)
    {
        lock (_lock)
        {
            _archived.Add((tenant, stream));
        }
    }

    private static StreamAppend Print(StreamAppend append) => append with
    {
        Events = [.. append.Events.Select(e => e with
        {
            Data = JsonbText.Normalise(e.Data),
            Headers = JsonbText.Normalise(e.Headers),
        })],
    };

    /// <summary>The first receipts when every event is in the log as asked; a refusal when only some are.</summary>
    private AppendResult? Known(TenantId tenant, List<StreamAppend> appends)
    {
        var known = appends.SelectMany(a => a.Events).FirstOrDefault(e => _ids.ContainsKey(e.Id));
        if (known is null)
        {
            return null;
        }

        var other = appends
            .SelectMany(a => a.Events.Select((e, i) => (Event: e, Same: IsSame(tenant, a, e, i))))
            .FirstOrDefault(x => !x.Same && _ids.ContainsKey(x.Event.Id)).Event;
        if (other is not null || appends.Any(a => a.Events.Any(e => !_ids.ContainsKey(e.Id))))
        {
            return new AppendResult.IdTaken((other ?? known).Id);
        }

        return new AppendResult.Appended(
            [.. appends.Select(a => Receipt(a, [.. a.Events.Select(e => _ids[e.Id].Event)]))]);
    }

    private bool IsSame(TenantId tenant, StreamAppend append, NewEvent asked, int index) =>
        _ids.TryGetValue(asked.Id, out var found)
        && found.Tenant == tenant && found.Event.Stream == append.Stream && found.Event.Type == asked.Type
        && found.Event.Data == asked.Data && found.Event.Headers == asked.Headers
        && _ids.TryGetValue(append.Events[0].Id, out var first)
        && found.Event.Version - index == first.Event.Version;

    private AppendResult? Refused(TenantId tenant, List<StreamAppend> appends)
    {
        foreach (var append in appends)
        {
            var version = _streams.GetValueOrDefault((tenant, append.Stream))?.Count ?? 0;
            if (_archived.Contains((tenant, append.Stream)))
            {
                return new AppendResult.Archived(append.Stream);
            }

            if (version != append.ExpectedVersion)
            {
                return new AppendResult.Conflict(append.Stream, append.ExpectedVersion, version);
            }
        }

        return null;
    }

    private AppendResult.Appended Record(TenantId tenant, List<StreamAppend> appends)
    {
        var all = ListOf(_tenants, tenant);
        var now = Microsecond(_clock.GetCurrentInstant());
        var recordedAt = all.Count > 0 ? Instant.Max(now, all[^1].RecordedAt) : now;
        List<Receipt> receipts = [];
        foreach (var append in appends)
        {
            var stream = ListOf(_streams, (tenant, append.Stream));
            List<StoredEvent> recorded = [];
            foreach (var e in append.Events)
            {
                var stored = new StoredEvent(++_position, e.Id, append.Stream, stream.Count + 1, e.Type,
                    e.Data, e.Headers, recordedAt, e.CorrelationId, e.CausationId);
                stream.Add(stored);
                all.Add(stored);
                recorded.Add(stored);
                _ids.Add(e.Id, (tenant, stored));
            }

            receipts.Add(Receipt(append, recorded));
        }

        return new AppendResult.Appended(receipts);
    }

    private static Receipt Receipt(StreamAppend append, List<StoredEvent> recorded) => new(
        append.Stream, recorded[^1].Version, recorded[^1].Position, recorded[^1].RecordedAt,
        [.. append.Events.Select(e => e.Id)]);

    private static List<StoredEvent> ListOf<TKey>(Dictionary<TKey, List<StoredEvent>> lists, TKey key)
        where TKey : notnull =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    /// <summary>PostgreSQL keeps microseconds.</summary>
    private static Instant Microsecond(Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);

    private async IAsyncEnumerable<StoredEvent> Read(
        Func<List<StoredEvent>?> list, Func<StoredEvent, bool> wanted,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<StoredEvent> found;
        lock (_lock)
        {
            found = list()?.Where(wanted).ToList() ?? [];
        }

        foreach (var stored in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return stored;
        }
    }
}
