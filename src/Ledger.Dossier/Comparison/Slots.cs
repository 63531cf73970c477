using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;

namespace Ledger.Dossier.Comparison;

/// <summary>
/// Which value of its stream an event replaces: two events of one slot overwrite each other, so that the second must
/// not be undone by correcting the first.
/// </summary>
internal static class Slots
{
    /// <summary>The slot; null when nothing overwrites what the event says, such as an amendment.</summary>
    public static string? Of(ILedgerEvent @event) => @event switch
    {
        PlanEvent e => OfPlan(e),
        BudgetEvent.ActualRecorded e => $"actual/{e.Line}",
        BudgetEvent.CoverAssigned e => $"cover/{e.Line}/{e.Cover}",
        BudgetEvent => null,
        DecisionEvent.AdviceAnswered => "answer",
        DecisionEvent => "decision",
        SourceEvent.SourceSuperseded => "superseded",
        SourceEvent => "source",
        ActorEvent => "name",
        _ => throw new UnreachableException($"Unhandled event {@event.GetType().Name}."),
    };

    private static string OfPlan(PlanEvent @event) => @event switch
    {
        PlanEvent.PlanOpened => "plan",
        PlanEvent.PlanAdopted => "adopted",
        PlanEvent.PlanClosed => "closed",
        PlanEvent.ElementAdded e => $"element/{e.Element}",
        PlanEvent.ElementReworded e => $"element/{e.Element}",
        PlanEvent.ElementMoved e => $"element/{e.Element}",
        PlanEvent.ElementWithdrawn e => $"element/{e.Element}",
        PlanEvent.ActivityScheduled e => $"activity/{e.Element}",
        PlanEvent.IndicatorDefined e => $"indicator/{e.Indicator}",
        PlanEvent.IndicatorRedefined e => $"indicator/{e.Indicator}",
        PlanEvent.IndicatorWithdrawn e => $"indicator/{e.Indicator}",
        PlanEvent.BaselineRecorded e => $"baseline/{e.Indicator}/{e.Scope}/{e.ReferenceDate}",
        PlanEvent.MeasurementRecorded e => $"measurement/{e.Indicator}/{e.Scope}/{e.ReferenceDate}",
        PlanEvent.TargetSet e => $"target/{TargetKey.Of(e.Indicator, e.Horizon, e.Scope)}",
        PlanEvent.TargetChanged e => $"target/{TargetKey.Of(e.Indicator, e.Horizon, e.Scope)}",
        PlanEvent.TargetWithdrawn e => $"target/{TargetKey.Of(e.Indicator, e.Horizon, e.Scope)}",
        PlanEvent.LineageDeclared e => $"lineage/{e.From}/{e.To}",
        PlanEvent.ContradictionNoted e => $"contradiction/{e.Contradiction}",
        _ => throw new UnreachableException($"Unhandled event {@event.GetType().Name}."),
    };
}
