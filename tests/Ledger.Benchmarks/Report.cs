using System.Globalization;
using System.Text;

namespace Ledger.Benchmarks;

/// <summary>The results as a Markdown file.</summary>
internal static class Report
{
    private static readonly string[] Columns =
    [
        "work", "engine", "ledger /s", "p50 ms", "p95 ms", "p99 ms", "CPU µs", "limit /s", "CPU µs", "limit is", "÷",
        "Marten", "÷", "goal",
    ];

    /// <summary>The whole table, with what it was taken on.</summary>
    public static string Markdown(
        IReadOnlyList<string> machine, IReadOnlyList<Outcome> outcomes, int rounds, TimeSpan duration)
    {
        var text = new StringBuilder();
        foreach (var line in machine)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        }

        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"- medians of {rounds} rounds of {duration.TotalSeconds:0.#} s, limit, engines and Marten in turn");
        text.AppendLine().Append("| ").AppendJoin(" | ", Columns).AppendLine(" |")
            .Append('|').AppendJoin("", Enumerable.Repeat("---|", Columns.Length)).AppendLine();
        foreach (var o in outcomes)
        {
            text.AppendLine(Line(o));
        }

        return text.ToString();
    }

    /// <summary>One line of the table.</summary>
    public static string Line(Outcome o) => string.Join(
        " | ",
        [
            $"| {o.Row.What} ({o.Row.Unit})", o.Engine.Name, Figure(o.Ledger?.PerSecond), Percentile(o, 0.5),
            Percentile(o, 0.95), Percentile(o, 0.99), Figure(o.Ledger?.CpuMicroseconds), Figure(o.Limit?.PerSecond),
            Figure(o.Limit?.CpuMicroseconds), o.Row.LimitIs, Ratio(o.Ratio), Figure(o.Marten),
            Ratio(o.Ledger?.PerSecond / o.Marten), $"{o.Row.Goal} |",
        ]);

    private static string Percentile(Outcome o, double share) =>
        (o.Ledger ?? o.Limit)!.Percentile(share).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Figure(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    private static string Ratio(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
