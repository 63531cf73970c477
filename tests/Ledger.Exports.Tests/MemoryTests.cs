using System.Globalization;
using NodaTime;

namespace Ledger.Exports.Tests;

/// <summary>
/// What an export keeps in memory does not grow with its rows. <c>LEDGER_EXPORT_ROWS</c> says how many rows to write;
/// without it there are few, for CI.
/// </summary>
[Collection("alone")]
public sealed class MemoryTests(ITestOutputHelper output)
{
    private const long MostBytes = 32 * 1024 * 1024;
    private const int RowsBetweenLooks = 5_000;

    private static int Rows => Environment.GetEnvironmentVariable("LEDGER_EXPORT_ROWS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : 20_000;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("ndjson")]
    public async Task A_long_trail_takes_no_more_memory_than_a_short_one(string form)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var most = 0L;
        async IAsyncEnumerable<TrailEntry> Trail()
        {
            for (var position = 1; position <= Rows; position++)
            {
                if (position % RowsBetweenLooks == 0)
                {
                    await Task.Yield();
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                }

                yield return Entry(position);
            }
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var written = new OneWay(Stream.Null);
        await Export.Of("spoor", ExportFormat.Find(form)!, TrailRows.Table, _ => Trail(), Texts.About)!
            .Write(written, TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{form}: {Rows} rows, {written.Bytes / 1e6:0.0} MB, {(most - before) / 1e6:0.0} MB more in memory, "
            + $"{clock.Elapsed.TotalSeconds:0.0} s"));
        (most - before).ShouldBeLessThan(MostBytes);
        written.Bytes.ShouldBeGreaterThan(Rows);
    }

    private static TrailEntry Entry(int position) => new(
        position, Guid.NewGuid(), "TargetChanged", $"plan-{position % 100}/indicator/2028", "Kinderen in armoede",
        $"streefwaarde: hoogstens {position} % → hoogstens {position + 1} %", "raad-2025-06-01-besluit",
        new Actor(Slug.Parse("medewerker")), Instant.FromUnixTimeSeconds(1_700_000_000L + position), "raad",
        HistoricalDate.Parse("2025-06-01"), HistoricalDate.Parse("2025-07-01"),
        $"Omdat de raad het wil, voor de {position}e keer; en dat staat in het besluit.", Provenance.Reconstructed);
}

/// <summary>What measures the whole process runs when nothing else does.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
