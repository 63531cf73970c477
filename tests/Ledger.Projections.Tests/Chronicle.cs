using Ledger.Domain.Decisions;
using Ledger.Domain.Sources;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Projections.Tests;

/// <summary>When something was decided, from when it holds and on which day it was recorded.</summary>
internal sealed record Times(string Decided, string Effective, string Recorded);

/// <summary>
/// A ledger to tell histories to: every fact goes through the recorder, so that no history is told that the rules would
/// refuse. Facts are recorded at noon of their day.
/// </summary>
internal sealed class Chronicle(IEventLog log, Chronicle.MovingClock clock)
{
    public static readonly TenantId Dronten = TenantId.Parse("gm0303");
    public static readonly SourceId Document = SourceId.Parse("raadsstuk");

    private readonly Recorder _recorder = new(log, clock);
    private readonly HashSet<StreamId> _known = [];
    private int _commands;

    /// <summary>An empty one in memory.</summary>
    public static Chronicle Empty()
    {
        var clock = new MovingClock();
        return new Chronicle(new InMemoryEventLog(clock), clock);
    }

    /// <summary>Records a fact about a plan; gives the id of its event.</summary>
    public Task<Guid> On(PlanId plan, ICommand<Plan, PlanEvent> command, Times times, string decision = "besluit") =>
        Tell(id => Instruction.For(plan, command, Decided(times, decision), id), times, decision);

    /// <summary>Records a fact about a budget.</summary>
    public Task<Guid> On(
        BudgetId budget, ICommand<Budget, BudgetEvent> command, Times times, string decision = "besluit") =>
        Tell(id => Instruction.For(budget, command, Decided(times, decision), id), times, decision);

    /// <summary>Records a figure that the document made known.</summary>
    public Task<Guid> Published(PlanId plan, ICommand<Plan, PlanEvent> command, Times times) => Tell(
        id => Instruction.For(plan, command, By(new Basis.Published(Document), times), id), times, null);

    /// <summary>Puts an event of a plan right.</summary>
    public Task<Guid> Correct(
        PlanId plan, Guid wrong, ICommand<Plan, PlanEvent> command, Times times) => Tell(
        id => Instruction.For(plan, command, By(new Basis.Corrects(wrong, "typefout"), times), id), times, null);

    /// <summary>Puts an event of a budget right.</summary>
    public Task<Guid> Correct(
        BudgetId budget, Guid wrong, ICommand<Budget, BudgetEvent> command, Times times) => Tell(
        id => Instruction.For(budget, command, By(new Basis.Corrects(wrong, "typefout"), times), id), times, null);

    /// <summary>Tries to record a fact; null when the rules refuse it.</summary>
    public async Task<Guid?> Try(Func<Guid, Instruction> instruction, Times times, string? decision)
    {
        await Prepare(times, decision);
        var command = NameBasedGuid.Of(Guid.Empty, $"{_commands++}");
        return await _recorder.Record(Dronten, [instruction(command)], "test") is RecordOutcome.Recorded { Changed: 1 }
            ? NameBasedGuid.OfEvent(command, 0)
            : null;
    }

    /// <summary>The accountability of a decision of the council.</summary>
    public static Accountability Decided(Times times, string decision) =>
        By(new Basis.Decided(DecisionOf(times.Decided, decision)), times);

    /// <summary>An accountability on a basis.</summary>
    public static Accountability By(Basis basis, Times times) => new(
        basis, HistoricalDate.Parse(times.Decided), HistoricalDate.Parse(times.Effective), "Omdat de raad het wil",
        [new Citation(Document, "§1")], new Actor(Slug.Parse("medewerker")), Provenance.Contemporaneous);

    /// <summary>The decision of a day.</summary>
    public static DecisionId DecisionOf(string decided, string decision) =>
        DecisionId.Parse($"raad-{decided}-{decision}");

    /// <summary>A lens; a day of recording means all of that day.</summary>
    public static Lens Through(string? effective = null, string? decided = null, string? recorded = null) => new(
        Day(effective), Day(decided),
        recorded is null ? null : Day(recorded)!.Value.PlusDays(1).AtMidnight().InUtc().ToInstant() - Duration.Epsilon);

    /// <summary>Everything recorded.</summary>
    public async Task<LedgerSnapshot> Ledger() => new(await Events());

    /// <summary>All events.</summary>
    public Task<IReadOnlyList<RecordedEvent>> Events() => new LedgerHistory(log, Dronten).OfTenant();

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private async Task<Guid> Tell(Func<Guid, Instruction> instruction, Times times, string? decision) =>
        (await Try(instruction, times, decision)).ShouldNotBeNull();

    private async Task Prepare(Times times, string? decision)
    {
        clock.Now = Day(times.Recorded)!.Value.At(new LocalTime(12, 0)).InUtc().ToInstant();
        if (_known.Add(Document.Stream))
        {
            var registered = new SourceEvent.SourceRegistered(
                "Raadsstuk", SourceKind.Decision, null, null, null, null, null, []);
            await Record(Instruction.For(
                Document, new RegisterSource(registered), By(new Basis.Published(Document), times),
                NameBasedGuid.Of(Guid.Empty, "source")));
        }

        if (decision is not null && DecisionOf(times.Decided, decision) is var id && _known.Add(id.Stream))
        {
            var date = HistoricalDate.Parse(times.Decided);
            await Record(Instruction.For(
                id, new TakeDecision(Body.Council, null, date, DecisionKind.Amendment, decision, []),
                Decided(times with { Effective = times.Decided }, decision), NameBasedGuid.Of(Guid.Empty, $"{id}")));
        }
    }

    private async Task Record(Instruction instruction) =>
        (await _recorder.Record(Dronten, [instruction], "test")).ShouldBeOfType<RecordOutcome.Recorded>();

    /// <summary>A clock that stands where the chronicle puts it.</summary>
    internal sealed class MovingClock : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }
}
