using Ledger.Domain;

namespace Ledger.Store;

/// <summary>
/// Streams as their last command left them, so that the next need not read them again. What stands here may be behind:
/// other programs append too. Only an append at its version shows that it was not, so only that may be decided on it.
/// Safe to use from several threads; a stream is taken out by whoever works on it.
/// </summary>
internal sealed class KnownStreams
{
    /// <summary>How many streams are kept at most.</summary>
    public const int MostStreams = 512;

    /// <summary>How many events they have together at most; what is kept of one is some 300 bytes.</summary>
    public const long MostEvents = 50_000;

    private const long LongestStream = 10_000;
    private const int MostGrounds = 50_000;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<(TenantId, StreamId), StreamState> _streams = [];
    private readonly HashSet<(TenantId, StreamId)> _grounds = [];
    private long _events;

    /// <summary>Takes a stream out; null when it is not here.</summary>
    public StreamState? Take(TenantId tenant, StreamId stream)
    {
        lock (_lock)
        {
            if (!_streams.Remove((tenant, stream), out var state))
            {
                return null;
            }

            _events -= state.StoredVersion;
            return state;
        }
    }

    /// <summary>Puts a stream back as it is in the log; those that were here longest make room for it.</summary>
    public void Put(TenantId tenant, StreamId stream, StreamState state)
    {
        if (state.StoredVersion is 0 or > LongestStream)
        {
            return;
        }

        lock (_lock)
        {
            var newest = Take(tenant, stream) is { } other && other.StoredVersion > state.StoredVersion ? other : state;
            _streams.Add((tenant, stream), newest);
            _events += newest.StoredVersion;
            while (_streams.Count > MostStreams || _events > MostEvents)
            {
                _events -= _streams.GetAt(0).Value.StoredVersion;
                _streams.RemoveAt(0);
            }
        }
    }

    /// <summary>Whether a stream that others rest on is known to exist. Nothing is ever removed from a log.</summary>
    public bool HasGround(TenantId tenant, StreamId stream)
    {
        lock (_lock)
        {
            return _grounds.Contains((tenant, stream));
        }
    }

    /// <summary>Notes that a stream exists.</summary>
    public void AddGround(TenantId tenant, StreamId stream)
    {
        lock (_lock)
        {
            if (_grounds.Count == MostGrounds)
            {
                _grounds.Clear();
            }

            _grounds.Add((tenant, stream));
        }
    }
}
