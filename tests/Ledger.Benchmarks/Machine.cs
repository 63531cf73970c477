using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    public static async Task<IReadOnlyList<string>> Describe(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync=' || current_setting('fsync')
                || ', synchronous_commit=' || current_setting('synchronous_commit')
                || ', shared_buffers=' || current_setting('shared_buffers')
            """);
        var gibibytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} cores, {gibibytes:0} GiB, {RuntimeInformation.OSDescription}"),
            $"{RuntimeInformation.FrameworkDescription}, Npgsql {typeof(NpgsqlConnection).Assembly.GetName().Version}",
            (string)(await command.ExecuteScalarAsync())!,
            string.Create(
                CultureInfo.InvariantCulture, $"{FlushMicroseconds():0} µs a flush of 8 KiB to disk (median)"),
        ];
    }

    private static double FlushMicroseconds()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
            FileOptions.DeleteOnClose);
        var block = new byte[8192];
        var times = Enumerable.Range(0, 200).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            file.Position = 0;
            file.Write(block);
            file.Flush(flushToDisk: true);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }).Order().ToList();
        return times[times.Count / 2];
    }
}
