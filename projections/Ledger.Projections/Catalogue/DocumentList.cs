using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Sources;

namespace Ledger.Projections;

/// <summary>A decision or an advice in the list.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Which body decided or advised.</param>
/// <param name="BodyName">What that body is called.</param>
/// <param name="Date">When.</param>
/// <param name="Kind">What kind of decision; null for an advice.</param>
public sealed record DecisionListItem(
    DecisionId Id, string Title, Body Body, string BodyName, HistoricalDate Date, DecisionKind? Kind)
{
    /// <summary>Whether it is an advice.</summary>
    public bool IsAdvice => Kind is null;
}

/// <summary>A source in the list.</summary>
/// <param name="Id">The source.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of document.</param>
/// <param name="Date">From when.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Number">Its number.</param>
/// <param name="HasText">Whether its text is known.</param>
/// <param name="Places">The places in it that may be cited.</param>
public sealed record SourceListItem(
    SourceId Id, string Title, SourceKind Kind, HistoricalDate? Date, string? Publisher, string? Number, bool HasText,
    IReadOnlyList<SourcePlace> Places);

/// <summary>The decisions and sources of a municipality.</summary>
internal static class DocumentList
{
    /// <summary>A decision in the list, as recorded last.</summary>
    public static Summary<DecisionListItem> Decisions { get; } = new(
        "decision", ["decision"],
        decision => decision.Events.Select(e => e.Event).OfType<DecisionEvent>()
            .Where(e => e is DecisionEvent.DecisionTaken or DecisionEvent.AdviceGiven)
            .Select(e => Item(DecisionId.Parse(decision.Name), e)).LastOrDefault());

    /// <summary>A source in the list, as registered last.</summary>
    public static Summary<SourceListItem> Sources { get; } = new(
        "source", ["source"],
        source => source.Events.Select(e => e.Event).OfType<SourceEvent.SourceRegistered>()
            .Select(s => new SourceListItem(
                SourceId.Parse(source.Name), s.Title, s.Kind, s.Date, s.Publisher, s.Number, s.Text is not null,
                s.Places))
            .LastOrDefault());

    private static DecisionListItem Item(DecisionId id, DecisionEvent @event) => @event switch
    {
        DecisionEvent.DecisionTaken d =>
            new DecisionListItem(id, d.Title, d.Body, LedgerSnapshot.BodyOf(d)!, d.Date, d.Kind),
        DecisionEvent.AdviceGiven a =>
            new DecisionListItem(id, a.Title, a.Body, LedgerSnapshot.BodyOf(a)!, a.Date, null),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled event {@event.GetType().Name}."),
    };
}
