using System.Globalization;
using Ledger.Domain;
using NodaTime;

namespace Ledger.Projections;

/// <summary>What was known of a plan on one day about a year, and what was decided about that year since.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="On">The day of the meeting: decisions up to and including it were known.</param>
/// <param name="About">The year asked about: what held, or was to hold, at its end.</param>
/// <param name="Known">The plan as it was known then.</param>
/// <param name="Since">
/// What differs from what is known now about the same year: what was decided or found out after that day.
/// </param>
public sealed record KnowledgeView(PlanId Plan, LocalDate On, int About, PlanView Known, PlanDifference Since);

/// <summary>"Wat wist de raad op D over jaar Y": one lens with two dates, beside what is known since.</summary>
public static class KnowledgeOf
{
    /// <summary>The lens of the question: effective at the end of the year asked about, decided by the day.</summary>
    public static Lens Lens(LocalDate on, int about) => new(Effective: new LocalDate(about, 12, 31), Decided: on);

    /// <summary>What was known of a plan.</summary>
    public static KnowledgeView Plan(LedgerSnapshot ledger, PlanId plan, LocalDate on, int about)
    {
        var events = ledger.Of(plan.Stream).ToList();
        var lens = Lens(on, about);
        var known = PlanStanding.Through(plan, events, lens);
        var now = PlanStanding.Through(plan, events, lens with { Decided = null });
        return new KnowledgeView(
            plan, on, about, known,
            PlanDiff.Between(known, now, on.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), "nu"));
    }
}
