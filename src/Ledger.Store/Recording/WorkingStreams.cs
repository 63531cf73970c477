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
    private readonly HashSet<StreamId> _grounds = [];

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
        var needed = instructions.Select(i => i.Stream).Concat(Grounds(instructions)).ToHashSet();
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

    /// <summary>
    /// The streams as they were when they were last worked on; null when one of them is not known. They may be behind.
    /// </summary>
    public static WorkingStreams? Remembered(
        KnownStreams known, TenantId tenant, IReadOnlyList<Instruction> instructions)
    {
        var working = new WorkingStreams();
        working._grounds.UnionWith(Grounds(instructions).Where(s => known.HasGround(tenant, s)));
        foreach (var stream in instructions.Select(i => i.Stream).Distinct())
        {
            if (known.Take(tenant, stream) is { } state)
            {
                working._streams[stream] = state;
            }
        }

        if (instructions.All(i => working._streams.ContainsKey(i.Stream))
            && Grounds(instructions).All(s => working._grounds.Contains(s) || working._streams.ContainsKey(s)))
        {
            return working;
        }

        working.Remember(known, tenant);
        return null;
    }

    /// <summary>Keeps the streams, which must be as they are in the log, for the next time.</summary>
    public void Remember(KnownStreams known, TenantId tenant)
    {
        foreach (var (stream, state) in _streams.Where(s => s.Value.StoredVersion > 0))
        {
            known.Put(tenant, stream, state);
            known.AddGround(tenant, stream);
        }
    }

    /// <summary>Whether anything is recorded in a stream, in the log or in the append that is being made.</summary>
    public bool Exists(StreamId stream) => _grounds.Contains(stream) || this[stream].Exists;

    /// <summary>Takes an append for recorded.</summary>
    public void Store(StreamAppend append, Receipt receipt)
    {
        // When it was recorded by an earlier try, others may have gone on since.
        if (receipt.Version == append.ExpectedVersion + append.Events.Count)
        {
            this[append.Stream].Store(receipt.Version);
        }
        else
        {
            _streams.Remove(append.Stream);
        }
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

    private static IEnumerable<StreamId> Grounds(IReadOnlyList<Instruction> instructions) =>
        instructions.SelectMany(i => References(i.By));

    private async Task Take(IAsyncEnumerable<StoredEvent> events, EventCodec codec)
    {
        await foreach (var stored in events)
        {
            this[stored.Stream].Load(codec.Decode(stored));
        }
    }
}
