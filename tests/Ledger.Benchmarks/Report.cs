using System.Globalization;
using System.Text;

namespace Ledger.Benchmarks;

/// <summary>The results as a Markdown file.</summary>
internal static class Report
{
    public static string Markdown(IReadOnlyList<string> machine, IReadOnlyList<Outcome> outcomes, int rounds, TimeSpan duration)
    {
        var text = new StringBuilder();
        text.AppendLine("# Benchmarks").AppendLine();
        text.AppendLine("Written by `dotnet run -c Release --project tests/Ledger.Benchmarks -- all`. Machines are noisy: only the").AppendLine("ratio of two figures taken in turn in one run says anything; the goals are ratios too.").AppendLine();
        foreach (var line in machine)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"- medians of {rounds} rounds of {duration.TotalSeconds} s each, after a warm-up").AppendLine();
        text.AppendLine("| work | ledger /s | p50 ms | p95 ms | p99 ms | own CPU µs | limit /s | its CPU µs | limit is | ratio | goal |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var o in outcomes)
        {
            text.AppendLine(Line(o));
        }

        return text.ToString();
    }

    public static string Line(Outcome o) => string.Create(CultureInfo.InvariantCulture,
        $"| {o.Row.What} ({o.Row.Unit}) | {o.Ledger.PerSecond:N0} | {o.Ledger.Percentile(0.5):0.00} | {o.Ledger.Percentile(0.95):0.00} | {o.Ledger.Percentile(0.99):0.00} | {o.Ledger.CpuMicroseconds:N0} | {o.Limit.PerSecond:N0} | {o.Limit.CpuMicroseconds:N0} | {o.Row.LimitIs} | {o.Ratio:0.00} | {o.Row.Goal} |");
}
