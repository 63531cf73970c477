using System.Diagnostics;
using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Projections;

/// <summary>One thing that an event says of one subject: the value of a field from now on.</summary>
/// <param name="Subject">The id of the subject: <c>plan</c>, <c>plan/thing</c>, <c>plan/indicator/2028</c>.</param>
/// <param name="Field">Which field, as a Dutch reader calls it.</param>
/// <param name="Value">Its value in words; null when it ends.</param>
/// <param name="IsUndone">
/// Whether the field has again what it had before what the event puts right; its value then is not said.
/// </param>
public sealed record Assignment(string Subject, string Field, string? Value, bool IsUndone = false);

/// <summary>What changed by an event: a field had one value before it and has another after it.</summary>
/// <param name="Subject">The id of the subject.</param>
/// <param name="Field">Which field.</param>
/// <param name="From">The value before; null when there was none.</param>
/// <param name="To">The value after; null when it ended.</param>
public sealed record Change(string Subject, string Field, string? From, string? To);

/// <summary>What events of plans say of their subjects: all that shows a change is built on this table.</summary>
public static class PlanAssignments
{
    /// <summary>The field of a target.</summary>
    public const string Target = "streefwaarde";

    /// <summary>The field that says whether something holds.</summary>
    public const string Status = "status";

    /// <summary>What an event of a plan says.</summary>
    public static IReadOnlyList<Assignment> Of(string plan, PlanEvent @event)
    {
        string At(object thing) => $"{plan}/{thing}";
        return @event switch
        {
            PlanOpened e => Opened(plan, e),
            PlanAdopted => [new(plan, Status, "vastgesteld")],
            PlanClosed => [new(plan, Status, "gesloten")],
            ElementAdded e => Added(plan, e),
            ElementReworded e => [.. Worded(At(e.Element), e.Number, e.Title, e.Note)],
            ElementMoved e => [new(At(e.Element), "onder", e.Parent?.ToString())],
            ElementWithdrawn e => [new(At(e.Element), Status, "ingetrokken")],
            ActivityScheduled e => [new(At(e.Element), "uitvoering", Schedule(e))],
            IndicatorDefined e => Defined(
                plan,
                new IndicatorRedefined(e.Indicator, e.Title, e.Unit, e.Direction, e.IsMain, e.MonitoredBy, e.Note)),
            IndicatorRedefined e => Defined(plan, e),
            IndicatorWithdrawn e => [new(At(e.Indicator), Status, "ingetrokken")],
            BaselineRecorded e =>
                Read(At(e.Indicator), "nulmeting", new(e.Scope, e.ReferenceDate), e.Reading, e.InsteadOf),
            MeasurementRecorded e =>
                Read(At(e.Indicator), "meting", new(e.Scope, e.ReferenceDate), e.Reading, e.InsteadOf),
            TargetSet e => [Asked(plan, TargetKey.Of(e.Indicator, e.Horizon, e.Scope), e.Value)],
            TargetChanged e => [Asked(plan, TargetKey.Of(e.Indicator, e.Horizon, e.Scope), e.Value)],
            TargetWithdrawn e => [new(At(TargetKey.Of(e.Indicator, e.Horizon, e.Scope)), Target, null)],
            LineageDeclared e => [new((e.To ?? e.From).ToString(), $"herkomst {e.From}", DutchKinds.Say(e.Kind))],
            ContradictionNoted e => [new($"{plan}!{e.Contradiction}", "tegenstrijdigheid", e.Title)],
            _ => throw new UnreachableException($"Unhandled event {@event.GetType().Name}."),
        };
    }

    /// <summary>Who does an activity, with whom, and when, in one line.</summary>
    public static string Schedule(ActivityScheduled e) =>
        Schedule(e.Responsible, e.Partners, e.When ?? e.From?.ToDutch());

    /// <summary>Who does an activity, with whom, and when, in one line.</summary>
    public static string Schedule(string? responsible, IReadOnlyList<string> partners, string? when) =>
        string.Join(" · ", new[]
        {
            responsible,
            partners.Count > 0 ? "met " + string.Join(", ", partners) : null,
            when,
        }.Where(part => !string.IsNullOrEmpty(part)));

    private static Assignment Asked(string plan, TargetKey key, TargetValue value) =>
        new($"{plan}/{key}", Target, DutchWords.Say(value));

    private static Assignment[] Read(
        string indicator, string what, ReadingAt at, Reading reading, ReadingAt? insteadOf) =>
    [
        new(indicator, Figure(what, at), DutchWords.Say(reading)),
        .. insteadOf is null || insteadOf == at
            ? Nothing : [new Assignment(indicator, Figure(what, insteadOf), null, IsUndone: true)],
    ];

    private static string Figure(string what, ReadingAt at) =>
        $"{what} {DutchWords.Say(at.Scope)} {at.ReferenceDate?.ToDutch()}".TrimEnd();

    private static List<Assignment> Opened(string plan, PlanOpened e) =>
    [
        new(plan, "titel", e.Title),
        new(plan, "soort", DutchKinds.Say(e.Kind)),
        new(plan, "periode", e.To is { } to ? $"{e.From.ToDutch()} – {to.ToDutch()}" : $"vanaf {e.From.ToDutch()}"),
    ];

    private static List<Assignment> Added(string plan, ElementAdded e) =>
    [
        new($"{plan}/{e.Element}", "soort", DutchKinds.Say(e.Kind)),
        .. Worded($"{plan}/{e.Element}", e.Number, e.Title, e.Note),
        .. e.Parent is { } parent ? [new Assignment($"{plan}/{e.Element}", "onder", parent.ToString())] : Nothing,
    ];

    private static readonly Assignment[] Nothing = [];

    private static List<Assignment> Worded(string element, string? number, string title, string? note) =>
    [
        new(element, "titel", title),
        .. number is null ? Nothing : [new Assignment(element, "nummer", number)],
        .. note is null ? Nothing : [new Assignment(element, "toelichting", note)],
    ];

    private static List<Assignment> Defined(string plan, IndicatorRedefined e)
    {
        var id = $"{plan}/{e.Indicator}";
        return
        [
            new(id, "titel", e.Title),
            new(id, "eenheid", DutchWords.Say(e.Unit)),
            .. e.Direction == Direction.Unknown
                ? Nothing : [new Assignment(id, "gunstige richting", DutchKinds.Say(e.Direction))],
            .. e.MonitoredBy is null ? Nothing : [new Assignment(id, "bron van de cijfers", e.MonitoredBy)],
            .. e.Note is null ? Nothing : [new Assignment(id, "toelichting", e.Note)],
        ];
    }
}
