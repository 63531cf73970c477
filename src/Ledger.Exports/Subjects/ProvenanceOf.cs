using Ledger.Projections;

namespace Ledger.Exports;

/// <summary>Which events say where something comes from.</summary>
public static class ProvenanceOf
{
    /// <summary>The events that changed a subject or something below it, with those changes only.</summary>
    public static IEnumerable<LoggedChange> Subject(LedgerSnapshot ledger, Subject subject) =>
        ChangeLog.Of(subject.Stream, ledger.Of(subject.Stream))
            .Select(l => l with { Changes = [.. l.Changes.Where(c => IsOf(c.Subject, subject.Id))] });

    private static bool IsOf(string changed, string subject) =>
        changed == subject || changed.StartsWith(subject + "/", StringComparison.Ordinal)
        || changed.StartsWith(subject + "!", StringComparison.Ordinal);
}
