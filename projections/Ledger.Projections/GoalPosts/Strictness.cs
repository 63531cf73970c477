using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>Compares what targets ask for, where they can be compared; where they cannot, nothing is said.</summary>
internal static class Strictness
{
    /// <summary>Whether the later target asks for less than the earlier.</summary>
    public static bool IsRelaxed(TargetValue before, TargetValue after) => (before, after) switch
    {
        (TargetValue.AtMost b, TargetValue.AtMost a) => a.Bound.Amount > b.Bound.Amount,
        (TargetValue.AtLeast b, TargetValue.AtLeast a) => a.Bound.Amount < b.Bound.Amount,
        (TargetValue.Between b, TargetValue.Between a) =>
            a.Low.Amount <= b.Low.Amount && a.High.Amount >= b.High.Amount,
        (TargetValue.Rise, TargetValue.Keep) or (TargetValue.Fall, TargetValue.Keep) => true,
        (TargetValue.Rise { By: { } b }, TargetValue.Rise { By: { } a }) => a.Amount < b.Amount,
        (TargetValue.Fall { By: { } b }, TargetValue.Fall { By: { } a }) => a.Amount < b.Amount,
        (TargetValue.RelativeChange b, TargetValue.RelativeChange a) => Math.Abs(a.Percent) < Math.Abs(b.Percent),
        (_, TargetValue.ToBeDetermined or TargetValue.Qualitative) =>
            before is not (TargetValue.ToBeDetermined or TargetValue.Qualitative),
        _ => false,
    };

    /// <summary>Whether a figure is better than what a target asks for.</summary>
    public static bool IsBeyond(decimal figure, TargetValue target) => target switch
    {
        TargetValue.AtMost t => figure < t.Bound.Amount,
        TargetValue.AtLeast t => figure > t.Bound.Amount,
        _ => false,
    };

    /// <summary>Whether up became down or the reverse.</summary>
    public static bool IsFlipped(Direction before, Direction after) =>
        (before, after) is (Direction.Up, Direction.Down) or (Direction.Down, Direction.Up);
}
