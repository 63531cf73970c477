using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Plans;

namespace Ledger.Web.Recording;

/// <summary>What was recorded, as the fields of a form say it: what <see cref="FormParts"/> makes of fields.</summary>
internal static class FormValues
{
    /// <summary>The fields of what an event says; none where a form opens with what stands there now.</summary>
    public static IEnumerable<(string Field, string Value)> Of(ILedgerEvent @event) => @event switch
    {
        PlanEvent.TargetSet t => [.. Target(t.Value), ("tekst", t.Text ?? "")],
        PlanEvent.TargetChanged t => [.. Target(t.Value), ("tekst", t.Text ?? "")],
        PlanEvent.MeasurementRecorded m => Figure(m.Reading, m.Scope, m.ReferenceDate, m.Text),
        PlanEvent.BaselineRecorded b => Figure(b.Reading, b.Scope, b.ReferenceDate, b.Text),
        BudgetEvent.BudgetAmended { Title: { } title } => [("titel", title)],
        BudgetEvent.ActualRecorded a => [("bedrag", Money(a.Amount.Amount))],
        _ => [],
    };

    /// <summary>Where the figure stands that an event records, as a form sends it; null when it records none.</summary>
    public static string? Place(ILedgerEvent @event) => @event switch
    {
        PlanEvent.MeasurementRecorded m => FormFigures.Key($"{m.ReferenceDate}", $"{m.Scope}"),
        PlanEvent.BaselineRecorded b => FormFigures.Key($"{b.ReferenceDate}", $"{b.Scope}"),
        _ => null,
    };

    private static IEnumerable<(string Field, string Value)> Figure(
        Reading reading, Scope scope, HistoricalDate? about, string? text) =>
    [
        .. reading switch
        {
            Reading.Measured { Approximate: true } m => Fields("lezing", "ongeveer", m.Value),
            Reading.Measured m => Fields("lezing", "getal", m.Value),
            Reading.Range r => Fields("lezing", "tussen", r.Low, r.High),
            Reading.NotMeasured => Fields("lezing", "niet_gemeten"),
            _ => Fields("lezing", "elders"),
        },
        ("bereik", scope.ToString()), ("peildatum", about?.ToString() ?? ""), ("tekst", text ?? ""),
    ];

    private static IEnumerable<(string Field, string Value)> Target(TargetValue value) => value switch
    {
        TargetValue.AtMost v => Fields("vorm", "hoogstens", v.Bound),
        TargetValue.AtLeast v => Fields("vorm", "minstens", v.Bound),
        TargetValue.Exactly v => Fields("vorm", "precies", v.Value),
        TargetValue.Between v => Fields("vorm", "tussen", v.Low, v.High),
        TargetValue.Keep v => Fields("vorm", "blijft", v.At),
        TargetValue.Rise v => Fields("vorm", "stijgt", v.By),
        TargetValue.Fall v => Fields("vorm", "daalt", v.By),
        TargetValue.RelativeChange v => [("vorm", "verandert"), ("getal", Number(v.Percent))],
        TargetValue.ToBeDetermined => Fields("vorm", "nader_te_bepalen"),
        _ => Fields("vorm", "kwalitatief"),
    };

    private static IEnumerable<(string Field, string Value)> Fields(
        string choice, string chosen, Quantity? number = null, Quantity? upper = null)
    {
        yield return (choice, chosen);
        if (number is { } low)
        {
            yield return ("getal", Number(low.Amount));
        }

        if (upper is { } high)
        {
            yield return ("bovengrens", Number(high.Amount));
        }
    }

    /// <summary>An amount as one types it.</summary>
    public static string Money(decimal amount) =>
        amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", Dutch.Culture);

    private static string Number(decimal amount) => amount.ToString(CultureInfo.InvariantCulture).Replace('.', ',');
}
