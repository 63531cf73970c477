using NodaTime;

namespace Ledger.Domain;

/// <summary>What every accountability must satisfy, whatever it is for.</summary>
public static class AccountabilityRules
{
    /// <summary>The first refusal that applies, in order of precedence; null when it is sound in itself.</summary>
    /// <param name="by">The accountability.</param>
    /// <param name="today">The day on which it is recorded.</param>
    public static Refusal? Check(Accountability by, LocalDate today) => true switch
    {
        _ when string.IsNullOrWhiteSpace(by.Rationale) => Refusal.RationaleMissing,
        _ when by.Basis is Basis.Corrects c && string.IsNullOrWhiteSpace(c.Why) => Refusal.RationaleMissing,
        _ when by.Citations.Count == 0 => Refusal.CitationMissing,
        _ when by.Citations.Any(c => string.IsNullOrWhiteSpace(c.Locator)) => Refusal.CitationMissing,
        _ when by.DecidedOn.FirstDay > today => Refusal.DecidedInFuture,
        _ => null,
    };
}
