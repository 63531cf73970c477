using System.Globalization;
using System.Text;

namespace Ledger.Benchmarks;

/// <summary>The results as a Markdown file.</summary>
internal static class Report
{
    private const string Head =
        """
        # Benchmarks

        Written by `dotnet run -c Release --project tests/Ledger.Benchmarks -- all --out ops/benchmarks.md`.
        Machines are noisy: only the ratio of two figures of one run says anything; the goals are ratios too.

        """;

    private const string TableHead =
        """
        | work | ledger /s | p50 ms | p95 ms | p99 ms | own CPU µs | limit /s | its CPU µs | limit is | ratio | goal |
        |---|---|---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>The whole file.</summary>
    public static string Markdown(
        IReadOnlyList<string> machine, IReadOnlyList<Outcome> outcomes, int rounds, TimeSpan duration)
    {
        var text = new StringBuilder(Head).AppendLine();
        foreach (var line in machine)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"- medians of {rounds} rounds of {duration}");
        text.AppendLine().AppendLine(TableHead);
        foreach (var o in outcomes)
        {
            text.AppendLine(Line(o));
        }

        return text.ToString();
    }

    /// <summary>One line of the table.</summary>
    public static string Line(Outcome o) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {o.Row.What} ({o.Row.Unit}) | {o.Ledger.PerSecond:N0} | {Latencies(o.Ledger)} | "
        + $"{o.Ledger.CpuMicroseconds:N0} | {o.Limit.PerSecond:N0} | {o.Limit.CpuMicroseconds:N0} | "
        + $"{o.Row.LimitIs} | {o.Ratio:0.00} | {o.Row.Goal} |");

    private static string Latencies(Speed speed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{speed.Percentile(0.5):0.00} | {speed.Percentile(0.95):0.00} | {speed.Percentile(0.99):0.00}");
}
