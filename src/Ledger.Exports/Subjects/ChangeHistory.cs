using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Exports;

/// <summary>What happened to something: where its values come from.</summary>
/// <param name="Ledger">Knows the titles, the decisions and the sources.</param>
/// <param name="Changes">The events with what they changed, in the order in which they were decided.</param>
public sealed record ChangeHistory(LedgerSnapshot Ledger, IEnumerable<LoggedChange> Changes)
{
    /// <summary>What happened to a subject, or to something below it.</summary>
    public static ChangeHistory Of(LedgerSnapshot ledger, Subject subject) => new(
        ledger,
        ChangeLog.Of(subject.Stream, ledger.Of(subject.Stream))
            .Select(l => l with { Changes = [.. l.Changes.Where(c => IsOf(c.Subject, subject.Id))] }));

    /// <summary>What happened to all that streams hold.</summary>
    public static ChangeHistory OfStreams(LedgerSnapshot ledger, IEnumerable<StreamId> streams) =>
        new(ledger, streams.SelectMany(s => ChangeLog.Of(s, ledger.Of(s))));

    private static bool IsOf(string changed, string subject) =>
        changed == subject || changed.StartsWith(subject + "/", StringComparison.Ordinal)
        || changed.StartsWith(subject + "!", StringComparison.Ordinal);
}
