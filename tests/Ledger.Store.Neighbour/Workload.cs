using System.Globalization;
using Ledger.Domain;

namespace Ledger.Store.Neighbour;

/// <summary>
/// Callers that append without end: mostly a few events, now and then an import of hundreds; to one stream or several,
/// which others append to as well. The events of an append know how many they are.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="tenant">The tenant of all of it.</param>
/// <param name="seed">What every choice follows from.</param>
/// <param name="acknowledged">Told of every append that the log has acknowledged.</param>
public sealed class Workload(IEventLog log, TenantId tenant, int seed, Action<Acknowledged> acknowledged)
{
    private const int Streams = 12;

    /// <summary>Runs callers until told to end; each ends after an answer, so that nothing is left unknown.</summary>
    public Task Run(int callers, CancellationToken ended) =>
        Task.WhenAll(Enumerable.Range(0, callers)
            .Select(caller => Task.Run(() => Call(caller, ended), CancellationToken.None)));

    private async Task Call(int caller, CancellationToken ended)
    {
        var random = new Random(HashCode.Combine(seed, caller));
        while (!ended.IsCancellationRequested)
        {
            var appends = Next(random);
            while (await log.Append(tenant, appends, CancellationToken.None) is var result)
            {
                if (result is AppendResult.Appended done)
                {
                    acknowledged(new Acknowledged(Guid.Parse(appends[0].Events[0].CorrelationId),
                        appends.Sum(a => a.Events.Count), done.Receipts.Max(r => r.Position)));
                    break;
                }

                if (result is not AppendResult.Conflict conflict)
                {
                    throw new InvalidOperationException($"The log answered {result}.");
                }

                appends = [.. appends.Select(a =>
                    a.Stream == conflict.Stream ? a with { ExpectedVersion = conflict.ActualVersion } : a)];
            }
        }
    }

    private static StreamAppend[] Next(Random random)
    {
        var append = Guid.NewGuid().ToString();
        var perStream = random.Next(20) == 0 ? random.Next(100, 400) : random.Next(1, 5);
        var streams = Enumerable.Range(0, Streams).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
        return [.. streams.Select(s => new StreamAppend(
            StreamId.Parse(string.Create(CultureInfo.InvariantCulture, $"plan/s{s}")), "plan", 0,
            [.. Enumerable.Range(0, perStream).Select(_ => new NewEvent(
                Guid.NewGuid(), "target_changed", "Ledger.Domain.TargetChanged, Ledger.Domain",
                string.Create(CultureInfo.InvariantCulture, $$"""{"Of": {{perStream * streams.Count}}}"""),
                "{}", append, append))]))];
    }
}
