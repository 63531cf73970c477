using Ledger.Domain;

namespace Ledger.Store;

/// <summary>The streams that instructions are for or refer to, loaded.</summary>
internal sealed class WorkingStreams
{
    // Reading the whole tenant once is cheaper than asking for this many streams one by one.
    private const int ManyStreams = 24;

    // A command has its own stream, a decision and a source: asked for together they cost one wait instead of three.
    private const int AtOnce = 4;

    private readonly Dictionary<StreamId, StreamState> _streams = [];

    private WorkingStreams() { }

    public StreamState this[StreamId stream]
    {
        get
        {
            if (!_streams.TryGetValue(stream, out var state))
            {
                _streams[stream] = state = StreamState.Open(stream);
            }

            return state;
        }
    }

    public static async Task<WorkingStreams> Load(
        IEventLog log, EventCodec codec, TenantId tenant, IReadOnlyList<Instruction> instructions,
        CancellationToken cancellationToken)
    {
        var needed = instructions.Select(i => i.Stream)
            .Concat(instructions.SelectMany(i => References(i.By)))
            .ToHashSet();
        var working = new WorkingStreams();
        if (needed.Count > ManyStreams)
        {
            await working.Take(log.ReadTenant(tenant, 0, cancellationToken), codec);
            return working;
        }

        foreach (var some in needed.Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(stream =>
                log.ReadStream(tenant, stream, 1, cancellationToken).ToListAsync(cancellationToken).AsTask()));
            await working.Take(read.SelectMany(events => events).ToAsyncEnumerable(), codec);
        }

        return working;
    }

    /// <summary>The streams as these events made them.</summary>
    public static WorkingStreams Of(IEnumerable<RecordedEvent> events)
    {
        var working = new WorkingStreams();
        foreach (var recorded in events)
        {
            working[recorded.Stream].Load(recorded);
        }

        return working;
    }

    /// <summary>The streams that an accountability points at.</summary>
    public static IEnumerable<StreamId> References(Accountability by)
    {
        foreach (var citation in by.Citations)
        {
            yield return citation.Source.Stream;
        }

        switch (by.Basis)
        {
            case Basis.Decided d:
                yield return d.Decision.Stream;
                break;
            case Basis.Published p:
                yield return p.Source.Stream;
                break;
        }
    }

    private async Task Take(IAsyncEnumerable<StoredEvent> events, EventCodec codec)
    {
        await foreach (var stored in events)
        {
            this[stored.Stream].Load(codec.Decode(stored));
        }
    }
}
