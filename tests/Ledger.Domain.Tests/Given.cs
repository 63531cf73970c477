using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;

namespace Ledger.Domain.Tests;

/// <summary>Tests as sentences: given what was recorded, when this is asked, then that is recorded.</summary>
internal static class Scenario
{
    public static Given<Plan, PlanEvent> Given(params IEnumerable<PlanEvent> events) =>
        new(Plan.Initial, Plan.Evolve, [.. events]);

    public static Given<Budget, BudgetEvent> Given(params IEnumerable<BudgetEvent> events) =>
        new(Budget.Initial, Budget.Evolve, [.. events]);

    public static Given<DecisionRecord, DecisionEvent> Given(params IEnumerable<DecisionEvent> events) =>
        new(DecisionRecord.Initial, DecisionRecord.Evolve, [.. events]);

    public static Given<Source, SourceEvent> Given(params IEnumerable<SourceEvent> events) =>
        new(Source.Initial, Source.Evolve, [.. events]);

    public static Given<ActorRecord, ActorEvent> Given(params IEnumerable<ActorEvent> events) =>
        new(ActorRecord.Initial, ActorRecord.Evolve, [.. events]);

    public static Given<Plan, PlanEvent> GivenNoPlan() => new(Plan.Initial, Plan.Evolve, []);

    public static Given<Budget, BudgetEvent> GivenNoBudget() => new(Budget.Initial, Budget.Evolve, []);

    public static Given<DecisionRecord, DecisionEvent> GivenNoDecision() =>
        new(DecisionRecord.Initial, DecisionRecord.Evolve, []);

    public static Given<Source, SourceEvent> GivenNoSource() => new(Source.Initial, Source.Evolve, []);

    public static Given<ActorRecord, ActorEvent> GivenNoActor() => new(ActorRecord.Initial, ActorRecord.Evolve, []);
}

/// <summary>What was recorded before.</summary>
internal sealed class Given<TState, TEvent>(
    TState initial, Func<TState, TEvent, TState> evolve, IReadOnlyList<TEvent> events)
    where TEvent : class, ILedgerEvent
{
    public TState State => events.Aggregate(initial, evolve);

    /// <summary>The same, with events behind it.</summary>
    public Given<TState, TEvent> And(params IEnumerable<TEvent> more) => new(initial, evolve, [.. events, .. more]);

    public When<TState, TEvent> When(ICommand<TState, TEvent> command) => new(State, evolve, command);
}

/// <summary>What is asked, and what must come of it.</summary>
internal sealed class When<TState, TEvent>(
    TState state, Func<TState, TEvent, TState> evolve, ICommand<TState, TEvent> command)
    where TEvent : class, ILedgerEvent
{
    private Outcome<TEvent> Outcome => command.Decide(state);

    /// <summary>Exactly these events are recorded; asking again records nothing.</summary>
    public void Then(params TEvent[] expected)
    {
        var recorded = Outcome.ShouldBeOfType<Outcome<TEvent>.Recorded>();
        recorded.Events.ShouldBe(expected);
        command.Decide(expected.Aggregate(state, evolve)).ShouldBe(Outcome<TEvent>.Unchanged);
    }

    /// <summary>It is so already.</summary>
    public void ThenNothing() => Outcome.ShouldBe(Outcome<TEvent>.Unchanged);

    /// <summary>It is refused, for this reason and about this.</summary>
    public void ThenRefused(Refusal refusal, string? about = null)
    {
        var refused = Outcome.ShouldBeOfType<Outcome<TEvent>.Refused>();
        refused.Refusal.Code.ShouldBe(refusal.Code);
        if (about is not null)
        {
            refused.About.ShouldBe(about);
        }
    }
}
