using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>Some events in order, and the one behind them that cannot be decoded, if there is one.</summary>
/// <param name="Events">The events.</param>
/// <param name="Broken">The position of an event that cannot be decoded, and why; null when all can.</param>
internal sealed record Portion(
    IReadOnlyList<RecordedEvent> Events, (long Position, ExceptionDispatchInfo Why)? Broken);

/// <summary>
/// Reads and decodes a log ahead of whoever folds it: while one portion is folded, those behind it are decoded on every
/// processor, and the database is at work on the next page. The order stays.
/// </summary>
internal static class DecodedEvents
{
    private const int PortionSize = 256;

    // So many wait at most, to be folded; more would only take memory.
    private const int PortionsAhead = 16;

    /// <summary>The events of a tenant after a position.</summary>
    public static async IAsyncEnumerable<Portion> Read(
        IEventLog log, EventCodec codec, TenantId tenant, long after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<Task<Portion>>(PortionsAhead);
        var stored = log.ReadTenant(tenant, after, ended.Token);
        var reading = Task.Run(() => Hand(stored, codec, ahead.Writer, ended.Token), CancellationToken.None);
        try
        {
            await foreach (var portion in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                yield return await portion;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }
    }

    private static async Task Hand(
        IAsyncEnumerable<StoredEvent> stored, EventCodec codec, ChannelWriter<Task<Portion>> ahead,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var some in stored.Chunk(PortionSize).WithCancellation(cancellationToken))
            {
                await ahead.WriteAsync(Task.Run(() => Decode(some, codec), CancellationToken.None), cancellationToken);
            }

            ahead.Complete();
        }
        catch (Exception error)
        {
            // Whoever folds gets it, behind what was read before.
            ahead.Complete(error);
        }
    }

    private static Portion Decode(StoredEvent[] some, EventCodec codec)
    {
        var events = new List<RecordedEvent>(some.Length);
        foreach (var stored in some)
        {
            try
            {
                events.Add(codec.Decode(stored));
            }
            catch (Exception error)
            {
                return new Portion(events, (stored.Position, ExceptionDispatchInfo.Capture(error)));
            }
        }

        return new Portion(events, null);
    }
}
