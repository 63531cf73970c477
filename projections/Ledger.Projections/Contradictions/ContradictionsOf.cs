using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>The contradictions of plans: which places cannot all be right.</summary>
public static class ContradictionsOf
{
    /// <summary>All contradictions that a lens shows, the last noting of each, in order of noting.</summary>
    public static IReadOnlyList<ContradictionView> All(IEnumerable<RecordedEvent> events, Lens lens)
    {
        var noted = new Dictionary<(StreamId, Slug), ContradictionView>();
        foreach (var recorded in events.Where(e => e.Event is PlanEvent.ContradictionNoted).Through(lens))
        {
            var e = (PlanEvent.ContradictionNoted)recorded.Event;
            noted[(recorded.Stream, e.Contradiction)] = View(PlanOf(recorded.Stream), e, recorded);
        }

        return [.. noted.Values.OrderBy(c => c.Position)];
    }

    /// <summary>What a plan notes.</summary>
    internal static Summary<IReadOnlyList<ContradictionView>> Noted { get; } = new(
        "contradictions", ["plan"], plan => All(plan.Events, Lens.Everything) is { Count: > 0 } noted ? noted : null);

    /// <summary>What all plans note, in order of noting.</summary>
    internal static IReadOnlyList<ContradictionView> Joined(IEnumerable<IReadOnlyList<ContradictionView>> noted) =>
        [.. noted.SelectMany(n => n).OrderBy(n => n.Position)];

    /// <summary>The plan of a plan stream.</summary>
    internal static PlanId PlanOf(StreamId stream) => PlanId.Parse(stream.Value["plan/".Length..]);

    internal static ContradictionView View(PlanId plan, PlanEvent.ContradictionNoted e, RecordedEvent recorded) => new(
        e.Contradiction, plan, e.Kind, e.Title, [.. e.About.Select(a => a.ToString())],
        [.. e.Statements.Select(s => new StatementView(s.Says, s.At.Source, s.At.Locator, s.At.Quote))],
        recorded.By.Rationale, recorded.RecordedAt, recorded.Position);
}
