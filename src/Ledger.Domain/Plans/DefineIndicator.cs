using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Defines an indicator of an element.</summary>
/// <param name="Indicator">Its id.</param>
/// <param name="Element">The element that it tells about.</param>
/// <param name="Title">Its title, as the document has it.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Direction">Which way the document calls good.</param>
/// <param name="IsMain">Whether the document marks it as a main indicator.</param>
/// <param name="MonitoredBy">Where the figures come from.</param>
/// <param name="Note">A short addition of the document.</param>
public sealed record DefineIndicator(
    IndicatorId Indicator, ElementId Element, string Title, Unit Unit, Direction Direction, bool IsMain,
    string? MonitoredBy, string? Note) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o =>
    {
        var defined = new IndicatorDefined(Indicator, Element, Title, Unit, Direction, IsMain, MonitoredBy, Note);
        return o.Elements.GetValueOrDefault(Element) switch
        {
            _ when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, Indicator.ToString()),
            null => (Refusal.ElementUnknown, Element.ToString()),
            _ when o.Indicators.TryGetValue(Indicator, out var there) && there.Definition == defined =>
                Outcome<PlanEvent>.Unchanged,
            _ when o.Has(Indicator.Slug) => (Refusal.ElementExists, Indicator.ToString()),
            _ when o.IsWithdrawn(Element) => (Refusal.ElementWithdrawn, Element.ToString()),
            _ => defined,
        };
    });
}
