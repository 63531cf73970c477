using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Exports;

/// <summary>
/// A row of a plan: an element, an indicator, or a value of one. What does not apply to its kind is null.
/// </summary>
/// <param name="Kind">What it is: <c>element</c>, <c>indicator</c>, <c>baseline</c>, <c>measurement</c> or
/// <c>target</c>.</param>
/// <param name="Id">Its id; of a baseline or measurement, that of the indicator.</param>
/// <param name="Element">The element that it is, or belongs to.</param>
/// <param name="Indicator">The indicator that it is, or belongs to.</param>
/// <param name="Scope">For whom or where a value holds.</param>
/// <param name="About">The date that a reading is about, or the year of a target.</param>
/// <param name="Amount">The number, where there is exactly one.</param>
/// <param name="Says">The value in words.</param>
/// <param name="Text">The wording of the document.</param>
/// <param name="Origin">The event that it comes from.</param>
public sealed record PlanRow(
    string Kind, string Id, ElementView Element, IndicatorView? Indicator, Scope? Scope, HistoricalDate? About,
    decimal? Amount, string? Says, string? Text, Origin Origin);

/// <summary>A plan as a table: what the tree shows, flat, in the order of the document.</summary>
public static class PlanRows
{
    /// <summary>An element, indicator or value a row.</summary>
    public static Table<PlanRow> Table { get; } = new(
        "Plan",
        [
            new Column<PlanRow>.Text("kind", "Wat", 14, r => Say(r.Kind)),
            new Column<PlanRow>.Text("id", "Id", 50, r => r.Id),
            new Column<PlanRow>.Text("elementKind", "Soort", 20, r => DutchKinds.Say(r.Element.Kind)),
            new Column<PlanRow>.Text("number", "Nummer", 10, r => r.Element.Number),
            new Column<PlanRow>.Text("element", "Element", 44, r => r.Element.Title),
            new Column<PlanRow>.Text("parent", "Deel van", 44, r => r.Element.Parent),
            new Column<PlanRow>.Text("indicator", "Indicator", 44, r => r.Indicator?.Title),
            new Column<PlanRow>.Text("unit", "Eenheid", 18, r => r.Indicator is { } i ? DutchWords.Say(i.Unit) : null),
            new Column<PlanRow>.Text("scope", "Bereik", 18, r => r.Scope is { } s ? DutchWords.Say(s) : null),
            new Column<PlanRow>.Date("about", "Over", 12, r => r.About),
            new Column<PlanRow>.Number("amount", "Getal", 12, r => r.Amount),
            new Column<PlanRow>.Text("value", "Waarde", 30, r => r.Says),
            new Column<PlanRow>.Text("text", "Volgens het document", 40, r => r.Text),
            new Column<PlanRow>.Date("decidedOn", "Besloten", 12, r => r.Origin.DecidedOn),
            new Column<PlanRow>.Date("effectiveFrom", "Geldig vanaf", 12, r => r.Origin.EffectiveFrom),
            new Column<PlanRow>.Text("provenance", "Herkomst", 24, r => DutchKinds.Say(r.Origin.Provenance)),
            new Column<PlanRow>.Text("correction", "Rectificatie", 12, r => r.Origin.IsCorrection ? "ja" : null),
            new Column<PlanRow>.Text("contradictions", "Tegenstrijdigheden", 30, Contradictions),
            new Column<PlanRow>.Whole("position", "Positie", 10, r => r.Origin.Position),
        ]);

    /// <summary>The rows of a plan as a lens shows it.</summary>
    public static IEnumerable<PlanRow> Of(PlanView plan) => plan.Elements.SelectMany(
        e => e.Indicators.SelectMany(i => Of(e, i)).Prepend(
            new PlanRow("element", e.Id, e, null, null, null, null, null, e.Note, e.Origin)));

    /// <summary>The rows of one indicator: its series.</summary>
    public static IEnumerable<PlanRow> Of(PlanView plan, string indicator) => plan.Elements.SelectMany(
        e => e.Indicators.Where(i => i.Id == indicator).SelectMany(i => Of(e, i)));

    private static IEnumerable<PlanRow> Of(ElementView element, IndicatorView indicator)
    {
        PlanRow Row(string kind, ReadingView r) => new(
            kind, indicator.Id, element, indicator, r.Scope, r.ReferenceDate, Amount(r.Value), DutchWords.Say(r.Value),
            r.Text, r.Origin);
        return
        [
            new PlanRow(
                "indicator", indicator.Id, element, indicator, null, null, null, null, indicator.Note,
                indicator.Origin),
            .. indicator.Baselines.Select(r => Row("baseline", r)),
            .. indicator.Measurements.Select(r => Row("measurement", r)),
            .. indicator.Targets.Select(t => new PlanRow(
                "target", t.Id, element, indicator, t.Scope, t.Horizon is { } year ? HistoricalDate.In(year) : null,
                Amount(t.Value), DutchWords.Say(t.Value), t.Text, t.Origin)),
        ];
    }

    private static string Say(string kind) => kind switch
    {
        "baseline" => "nulmeting",
        "measurement" => "meting",
        "target" => "streefwaarde",
        _ => kind,
    };

    private static decimal? Amount(Reading reading) => reading is Reading.Measured m ? m.Value.Amount : null;

    private static decimal? Amount(TargetValue target) => target switch
    {
        TargetValue.AtMost t => t.Bound.Amount,
        TargetValue.AtLeast t => t.Bound.Amount,
        TargetValue.Exactly t => t.Value.Amount,
        TargetValue.Keep t => t.At?.Amount,
        _ => null,
    };

    private static string? Contradictions(PlanRow row) =>
        (row.Indicator?.Contradictions ?? row.Element.Contradictions) is { Count: > 0 } found
            ? string.Join(' ', found)
            : null;
}
