namespace Ledger.Projections;

/// <summary>How many events of a kind there are.</summary>
/// <param name="Action">The name of the event.</param>
/// <param name="Count">How many.</param>
public sealed record KindCount(string Action, int Count);
