using System.Globalization;
using System.Text;
using Ledger.Domain;
using NodaTime;

namespace Ledger.Projections;

/// <summary>Which entries of the audit trail to show. What is null does not narrow.</summary>
/// <param name="Plan">Entries of this plan, its budgets included.</param>
/// <param name="Element">Entries about this element or indicator, as a full or short id.</param>
/// <param name="From">Recorded on or after this day.</param>
/// <param name="To">Recorded on or before this day.</param>
/// <param name="Body">Decided by this body.</param>
/// <param name="Actor">Recorded by this actor.</param>
/// <param name="Text">Entries that hold all these words; accents and capitals do not count.</param>
public sealed record TrailFilter(
    PlanId? Plan = null, string? Element = null, LocalDate? From = null, LocalDate? To = null, string? Body = null,
    string? Actor = null, string? Text = null);

/// <summary>A page of the audit trail.</summary>
/// <param name="Total">How many entries the filter finds; beyond ten thousand they are not counted.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="PageSize">How many entries a page has.</param>
/// <param name="Entries">The entries, newest first.</param>
/// <param name="IsMore">Whether the filter finds more than <paramref name="Total"/>.</param>
/// <param name="Next">What the next page is before: the position of the last entry; null on the last page.</param>
public sealed record TrailView(
    long Total, int Page, int PageSize, IReadOnlyList<TrailEntry> Entries, bool IsMore = false, long? Next = null);

/// <summary>
/// An entry of the audit trail, with the six fields that the BIO asks for: action, object, result, origin, actor, time.
/// </summary>
/// <param name="Position">The position of the event.</param>
/// <param name="Event">The id of the event.</param>
/// <param name="Action">What was done: the name of the event.</param>
/// <param name="Object">To what: the id of the subject.</param>
/// <param name="ObjectTitle">Its title.</param>
/// <param name="Result">What came of it: each change in words.</param>
/// <param name="Origin">Where it came from: the decision or source that it rests on.</param>
/// <param name="Actor">Who recorded it.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Body">Who decided.</param>
/// <param name="DecidedOn">When it was decided.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Provenance">How it came into the ledger.</param>
public sealed record TrailEntry(
    long Position, Guid Event, string Action, string Object, string ObjectTitle, string Result, string Origin,
    Actor Actor, Instant Time, string? Body, HistoricalDate DecidedOn, HistoricalDate EffectiveFrom,
    string Rationale, Provenance Provenance);

/// <summary>The audit trail: every event, in order of recording.</summary>
public static class AuditTrail
{
    /// <summary>How many entries a page has.</summary>
    public const int PageSize = 50;

    internal static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    /// <summary>A page of the entries that a filter finds, newest first.</summary>
    public static TrailView Page(LedgerSnapshot ledger, TrailFilter filter, int page, int pageSize = PageSize)
    {
        var words = filter.Text is null ? [] : Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fold = new TrailFold();
        var found = ledger.Events.Select(e => (e.Stream, Entry: fold.Take(e)))
            .Where(x => IsOf(x.Stream, filter.Plan) && Passes(x.Entry, filter, words))
            .Select(x => x.Entry)
            .Reverse()
            .ToList();
        return new TrailView(
            found.Count, page, pageSize, [.. found.Skip((page - 1) * pageSize).Take(pageSize)]);
    }

    /// <summary>Lower case and without accents, so that words are found however they are typed.</summary>
    internal static string Fold(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        .ToLowerInvariant();

    private static bool IsOf(StreamId stream, PlanId? plan) =>
        plan is not { } only || stream == only.Stream
        || stream.Value.StartsWith($"budget/{only}/", StringComparison.Ordinal);

    private static bool Passes(TrailEntry entry, TrailFilter filter, string[] words)
    {
        var day = entry.Time.InZone(Amsterdam).Date;
        return (filter.From is null || day >= filter.From)
            && (filter.To is null || day <= filter.To)
            && (filter.Body is null || string.Equals(entry.Body, filter.Body, StringComparison.OrdinalIgnoreCase))
            && (filter.Actor is null || entry.Actor.ToString() == filter.Actor)
            && (filter.Element is null || IsAbout(entry.Object, filter.Element))
            && (words.Length == 0 || Holds(entry, words));
    }

    private static bool IsAbout(string subject, string element) =>
        $"/{subject}/".Contains($"/{element}/", StringComparison.Ordinal);

    private static bool Holds(TrailEntry entry, string[] words)
    {
        var text = Words(entry);
        return words.All(w => text.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>All words of an entry, folded.</summary>
    internal static string Words(TrailEntry entry) =>
        Fold(string.Join(' ', entry.ObjectTitle, entry.Result, entry.Rationale, entry.Origin, entry.Action));
}
