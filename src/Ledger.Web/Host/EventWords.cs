using System.Diagnostics;
using static Ledger.Domain.Actors.ActorEvent;
using static Ledger.Domain.Budgets.BudgetEvent;
using static Ledger.Domain.Decisions.DecisionEvent;
using static Ledger.Domain.Plans.PlanEvent;
using static Ledger.Domain.Sources.SourceEvent;

namespace Ledger.Web;

/// <summary>What happened, in words.</summary>
internal static class EventWords
{
    /// <summary>The name of an event in words.</summary>
    public static string Say(string @event) => Words.T(InDutch(@event));

    private static string InDutch(string @event) => @event switch
    {
        nameof(PlanOpened) or nameof(PlanAdopted) or nameof(PlanClosed) or nameof(ElementAdded)
            or nameof(ElementReworded) or nameof(ElementMoved) or nameof(ElementWithdrawn)
            or nameof(ActivityScheduled) => OfPlan(@event),
        nameof(IndicatorDefined) => "indicator bepaald",
        nameof(IndicatorRedefined) => "indicator anders bepaald",
        nameof(IndicatorWithdrawn) => "indicator ingetrokken",
        nameof(BaselineRecorded) => "nulmeting",
        nameof(MeasurementRecorded) => "meting",
        nameof(TargetSet) => "streefwaarde gesteld",
        nameof(TargetChanged) => "streefwaarde gewijzigd",
        nameof(TargetWithdrawn) => "streefwaarde ingetrokken",
        nameof(LineageDeclared) => "herkomst aangewezen",
        nameof(ContradictionNoted) => "tegenstrijdigheid opgemerkt",
        nameof(BudgetAdopted) => "primitieve begroting",
        nameof(BudgetAmended) => "begrotingswijziging",
        nameof(AmountMoved) => "verschuiving tussen posten",
        nameof(CoverAssigned) => "dekking aangewezen",
        nameof(ActualRecorded) => "realisatie",
        nameof(YearClosed) => "jaar gesloten",
        nameof(DecisionTaken) => "besluit genomen",
        nameof(AdviceGiven) => "advies gegeven",
        nameof(AdviceAnswered) => "advies beantwoord",
        nameof(SourceRegistered) => "bron opgenomen",
        nameof(SourceSuperseded) => "bron vervangen",
        nameof(ActorNamed) => "naam vastgelegd",
        nameof(NameErased) => "naam gewist",
        _ => throw new UnreachableException($"Unhandled event {@event}."),
    };

    private static string OfPlan(string @event) => @event switch
    {
        nameof(PlanOpened) => "plan opgenomen",
        nameof(PlanAdopted) => "plan vastgesteld",
        nameof(PlanClosed) => "plan gesloten",
        nameof(ElementAdded) => "onderdeel opgenomen",
        nameof(ElementReworded) => "onderdeel anders verwoord",
        nameof(ElementMoved) => "onderdeel verplaatst",
        nameof(ElementWithdrawn) => "onderdeel ingetrokken",
        _ => "uitvoering gepland",
    };
}
