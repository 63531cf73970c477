using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Lets an indicator say or count something else from now on. Values keep the unit that they were given in.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Title">Its title from now on.</param>
/// <param name="Unit">What it is counted in from now on.</param>
/// <param name="Direction">Which way is called good from now on.</param>
/// <param name="IsMain">Whether it is a main indicator from now on.</param>
/// <param name="MonitoredBy">Where the figures come from.</param>
/// <param name="Note">A short addition of the document.</param>
public sealed record RedefineIndicator(
    IndicatorId Indicator, string Title, Unit Unit, Direction Direction, bool IsMain,
    string? MonitoredBy, string? Note) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => true switch
    {
        _ when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, Indicator.ToString()),
        _ => o.OnIndicator(Indicator, i =>
        {
            var redefined = new IndicatorRedefined(Indicator, Title, Unit, Direction, IsMain, MonitoredBy, Note);
            return i.Now == redefined ? Outcome<PlanEvent>.Unchanged : redefined;
        }),
    });
}
