using System.Diagnostics;

namespace Ledger.Projections;

/// <summary>How far a rebuild is.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Events">How many events were folded.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Rate">How many a second.</param>
/// <param name="SecondsLeft">How long it will still take at that rate.</param>
public sealed record RebuildProgress(string Name, long Events, long Of, double Rate, double SecondsLeft);

/// <summary>Counts the events of a rebuild, over all municipalities, and tells how far it is.</summary>
/// <param name="name">The projection.</param>
/// <param name="of">How many events there are.</param>
/// <param name="progress">Is told, some times a second.</param>
internal sealed class RebuildPace(string name, long of, IProgress<RebuildProgress>? progress)
{
    private const long EveryMs = 200;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _events;
    private long _toldMs;

    /// <summary>Another event was folded.</summary>
    public void Took()
    {
        var events = Interlocked.Increment(ref _events);
        var told = Interlocked.Read(ref _toldMs);
        var now = _watch.ElapsedMilliseconds;
        if (progress is not null && (now - told >= EveryMs || events == of)
            && Interlocked.CompareExchange(ref _toldMs, now, told) == told)
        {
            var rate = events / Math.Max(0.001, now / 1000d);
            progress.Report(new RebuildProgress(name, events, of, rate, Math.Max(0, of - events) / rate));
        }
    }
}
