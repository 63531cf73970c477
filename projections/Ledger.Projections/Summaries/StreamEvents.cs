using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>The events of one stream as far as a lens shows them, and what is folded of them once for all.</summary>
/// <param name="stream">The stream.</param>
/// <param name="events">Its events, in order of position; at least one.</param>
internal sealed class StreamEvents(StreamId stream, IReadOnlyList<RecordedEvent> events)
{
    private PlanView? _opened;

    /// <summary>The stream.</summary>
    public StreamId Stream => stream;

    /// <summary>The events, in order of position.</summary>
    public IReadOnlyList<RecordedEvent> Events => events;

    /// <summary>What the stream is called within its kind.</summary>
    public string Name => stream.Value[(stream.Kind.Length + 1)..];

    /// <summary>The plan that the stream is of: its own, or that of the budget; null for other streams.</summary>
    public PlanId? Plan => stream.Kind switch
    {
        "plan" => ContradictionsOf.PlanOf(stream),
        "budget" => LedgerSnapshot.BudgetOf(stream).Plan,
        _ => null,
    };

    /// <summary>The plan as it stands; null when its opening is not among the events.</summary>
    public PlanView? Opened => stream.Kind == "plan" && events.Any(e => e.Event is PlanEvent.PlanOpened)
        ? _opened ??= PlanStanding.Through(ContradictionsOf.PlanOf(stream), events, Lens.Everything)
        : null;
}
