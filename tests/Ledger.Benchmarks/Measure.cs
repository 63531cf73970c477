using System.Diagnostics;

namespace Ledger.Benchmarks;

/// <summary>How fast something went.</summary>
/// <param name="PerSecond">Units of work a second, over all writers.</param>
/// <param name="LatenciesMs">How long each call took, in milliseconds, sorted.</param>
/// <param name="CpuMicroseconds">What one call cost this process; the database's part is not in it.</param>
internal sealed record Speed(double PerSecond, double[] LatenciesMs, double CpuMicroseconds)
{
    /// <summary>The latency that a share of the calls stayed under.</summary>
    public double Percentile(double share) =>
        LatenciesMs.Length == 0 ? 0 : LatenciesMs[(int)Math.Min(LatenciesMs.Length - 1, share * LatenciesMs.Length)];
}

/// <summary>Calls something over and over for a while.</summary>
internal static class Measure
{
    /// <summary>Runs work from several callers at once, each one call after the other.</summary>
    /// <param name="callers">How many at once.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="unitsPerCall">How many units one call does.</param>
    /// <param name="work">One call; gets the number of its caller.</param>
    public static async Task<Speed> For(int callers, TimeSpan duration, int unitsPerCall, Func<int, Task> work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<double> own = [];
            while (clock.Elapsed < duration)
            {
                var start = Stopwatch.GetTimestamp();
                await work(caller);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return own;
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(l => l).Order().ToArray();
        return new Speed(all.Length * (double)unitsPerCall / seconds, all, CpuSince(cpu) / all.Length);
    }

    /// <summary>Runs work once.</summary>
    public static async Task<Speed> Once(int units, Func<Task> work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await work();
        return new Speed(units / clock.Elapsed.TotalSeconds, [clock.Elapsed.TotalMilliseconds], CpuSince(cpu));
    }

    private static double CpuSince(TimeSpan before) => (Environment.CpuUsage.TotalTime - before).TotalMicroseconds;
}
