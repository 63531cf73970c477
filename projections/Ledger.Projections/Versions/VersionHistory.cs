using Ledger.Domain;
using Ledger.Store;
using NodaTime;

namespace Ledger.Projections;

/// <summary>A version of a plan, an element, an indicator or a budget: what one decision made of it.</summary>
/// <param name="Version">Its number, from 1, in order of decision.</param>
/// <param name="Decision">The decision, or the source that published a figure.</param>
/// <param name="Body">Who decided; null for a publication.</param>
/// <param name="DecidedOn">When it was decided or published.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="RecordedAt">When the first of it was recorded.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Provenance">Whether it was entered from documents afterwards.</param>
/// <param name="Changes">What it changed.</param>
/// <param name="Corrections">The rectificaties of it: input errors put right, no change of policy.</param>
public sealed record VersionView(
    int Version, string Decision, string? Body, HistoricalDate DecidedOn, HistoricalDate EffectiveFrom,
    Instant RecordedAt, string Rationale, Provenance Provenance, IReadOnlyList<Change> Changes,
    IReadOnlyList<CorrectionView> Corrections);

/// <summary>A rectificatie beside a version.</summary>
/// <param name="Event">The id of the event.</param>
/// <param name="Corrects">The id of the event that it puts right.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Why">Why.</param>
/// <param name="Changes">What it put right.</param>
public sealed record CorrectionView(
    Guid Event, Guid Corrects, Instant RecordedAt, string Why, IReadOnlyList<Change> Changes);

/// <summary>The versions of something, one per decision.</summary>
public static class VersionHistory
{
    /// <summary>
    /// The versions of a subject, newest first. A plan or budget has a version of every decision, also of one that
    /// confirms what was so already; anything else of those that changed it.
    /// </summary>
    public static IReadOnlyList<VersionView> Of(LedgerSnapshot ledger, Subject subject)
    {
        var log = ChangeLog.Of(subject.Stream, ledger.Of(subject.Stream));
        var relevant = subject.Kind is SubjectKind.Plan or SubjectKind.Budget
            ? log
            : log.Select(l => About(l, subject.Id)).Where(l => l.Changes.Count > 0);
        var all = ledger.Of(subject.Stream).ToDictionary(e => e.Id);
        return
        [
            .. relevant.GroupBy(l => KeyOf(l.Recorded, all))
                .Select((g, index) => Version(ledger, index + 1, [.. g], all))
                .Reverse(),
        ];
    }

    /// <summary>What an event rests on, in one id.</summary>
    public static string Rests(Basis basis) => basis switch
    {
        Basis.Decided d => d.Decision.ToString(),
        Basis.Published p => p.Source.ToString(),
        Basis.Corrects c => c.Event.ToString(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The version that an event belongs to; a rectificatie belongs to that of what it puts right.</summary>
    internal static (string Rests, HistoricalDate DecidedOn, HistoricalDate EffectiveFrom) KeyOf(
        RecordedEvent recorded, IReadOnlyDictionary<Guid, RecordedEvent> all)
    {
        var by = Root(recorded, all).By;
        return (Rests(by.Basis), by.DecidedOn, by.EffectiveFrom);
    }

    private static RecordedEvent Root(RecordedEvent recorded, IReadOnlyDictionary<Guid, RecordedEvent> all)
    {
        while (recorded.By.Basis is Basis.Corrects c && all.TryGetValue(c.Event, out var corrected))
        {
            recorded = corrected;
        }

        return recorded;
    }

    private static LoggedChange About(LoggedChange logged, string subject) => logged with
    {
        Changes = [.. logged.Changes.Where(c =>
            c.Subject == subject || c.Subject.StartsWith(subject + "/", StringComparison.Ordinal))],
    };

    private static VersionView Version(
        LedgerSnapshot ledger, int number, List<LoggedChange> group, Dictionary<Guid, RecordedEvent> all)
    {
        var first = Root(group[0].Recorded, all);
        var corrections = group.Where(l => l.Recorded.By.Basis is Basis.Corrects).ToList();
        return new VersionView(
            number, Rests(first.By.Basis), ledger.BodyOf(first.By.Basis), first.By.DecidedOn, first.By.EffectiveFrom,
            first.RecordedAt, first.By.Rationale, first.By.Provenance,
            [.. group.Except(corrections).SelectMany(l => l.Changes)], [.. corrections.Select(Correction)]);
    }

    private static CorrectionView Correction(LoggedChange logged)
    {
        var corrects = (Basis.Corrects)logged.Recorded.By.Basis;
        return new CorrectionView(
            logged.Recorded.Id, corrects.Event, logged.Recorded.RecordedAt, corrects.Why, logged.Changes);
    }
}
