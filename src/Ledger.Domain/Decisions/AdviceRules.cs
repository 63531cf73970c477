using System.Diagnostics;

namespace Ledger.Domain.Decisions;

/// <summary>What commands on decisions and advice share.</summary>
internal static class AdviceRules
{
    internal static UnreachableException Unhandled(DecisionRecord record) =>
        new($"Unhandled state {record.GetType().Name}.");

    /// <summary>The first point that occurs twice; null when none does.</summary>
    internal static Slug? Twice(ValueList<AdvicePoint> points) =>
        points.GroupBy(p => p.Id).FirstOrDefault(g => g.Count() > 1)?.Key;

    /// <summary>The first point answered that the advice does not have; null when it has all.</summary>
    internal static Slug? Unknown(ValueList<AdviceReply> replies, ValueList<AdvicePoint> points) =>
        replies.Select(r => r.Point).FirstOrDefault(p => p is not null && points.All(known => known.Id != p));
}
