using JasperFx.Events;
using Ledger.Domain.Decisions;
using Marten.Events.Aggregation;

namespace Ledger.CritterStack.Aggregates;

/// <summary>A decision as Marten folds it, with the domain's own fold.</summary>
/// <param name="Id">The stream: <c>decision/…</c>.</param>
/// <param name="State">The decision as far as deciding needs it.</param>
public sealed record Decision(string Id, DecisionRecord State)
{
    internal RecordedStream History { get; init; } = new();
}

internal sealed class DecisionFold : SingleStreamProjection<Decision, string>
{
    public override Decision Evolve(Decision? snapshot, string id, IEvent e)
    {
        var before = snapshot ?? new Decision(id, DecisionRecord.Initial);
        return before with
        {
            State = DecisionRecord.Evolve(before.State, (DecisionEvent)e.Data),
            History = before.History.With(e),
        };
    }
}
