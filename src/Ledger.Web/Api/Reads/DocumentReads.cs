using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Sources;
using Ledger.Projections;

namespace Ledger.Web.Api;

/// <summary>A decision or an advice in the list.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Who decided or advised.</param>
/// <param name="Date">When.</param>
/// <param name="IsAdvice">Whether it is an advice.</param>
internal sealed record DecisionListItem(string Id, string Title, string? Body, HistoricalDate? Date, bool IsAdvice);

/// <summary>A decision or an advice.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Who decided or advised.</param>
/// <param name="Date">When.</param>
/// <param name="Kind">What kind of decision; null for an advice.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Advice">What the advice says; null for a decision.</param>
/// <param name="Resting">How many events rest on it.</param>
internal sealed record DecisionView(
    string Id, string Title, string? Body, HistoricalDate? Date, DecisionKind? Kind, IReadOnlyList<SourceId> Documents,
    AdviceDetail? Advice, int Resting);

/// <summary>What an advice says, and how it was answered.</summary>
/// <param name="About">The plans that it is about.</param>
/// <param name="Points">Its points.</param>
/// <param name="Ranking">Its ranking of results.</param>
/// <param name="AnsweredOn">When it was answered; null when it was not.</param>
/// <param name="Replies">The answer, point by point.</param>
internal sealed record AdviceDetail(
    IReadOnlyList<PlanId> About, IReadOnlyList<AdvicePoint> Points, IReadOnlyList<AdviceRank> Ranking,
    HistoricalDate? AnsweredOn, IReadOnlyList<AdviceReply> Replies);

/// <summary>A source in the list.</summary>
/// <param name="Id">The source.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of document.</param>
/// <param name="Date">From when.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="HasText">Whether its text is known.</param>
internal sealed record SourceListItem(
    string Id, string Title, SourceKind Kind, HistoricalDate? Date, string? Publisher, bool HasText);

/// <summary>A source.</summary>
/// <param name="Id">The source.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of document.</param>
/// <param name="Date">From when.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Url">Where it is on the web.</param>
/// <param name="Sha256">The SHA-256 of its text.</param>
/// <param name="Places">The places in it that may be cited.</param>
/// <param name="SupersededBy">The source that takes its place.</param>
internal sealed record SourceView(
    string Id, string Title, SourceKind Kind, HistoricalDate? Date, string? Publisher, string? Number, string? Url,
    string? Sha256, IReadOnlyList<SourcePlace> Places, SourceId? SupersededBy);

/// <summary>Decisions, advice and sources.</summary>
internal static class DocumentReads
{
    public static IEnumerable<Read> All { get; } =
    [
        Read.Later<IReadOnlyList<DecisionListItem>>(
            "/besluiten", "besluiten", "De besluiten en adviezen, naar hun kenmerk.",
            [.. Keys.Lens, .. Keys.Page("college-2025-uitvoeringsprogrammas")],
            async a => await a.Page<DecisionListItem>(async (after, most) =>
            [
                .. (await a.Reader.Decisions(a.Lens, new ListPart(after, most), a.Token))
                    .Select(d => new DecisionListItem($"{d.Id}", d.Title, d.BodyName, d.Date, d.IsAdvice)),
            ], d => d.Id)),
        Read.As(
            "/besluiten/{besluit}", "besluit", "Een besluit of advies.", Keys.Lens,
            a => a.At(SubjectKind.Decision, "besluit") is { } s ? Decision(a, s) : null) with
        { About = a => (SubjectKind.Decision, a.Route("besluit")) },
        Read.Later<IReadOnlyList<SourceListItem>>(
            "/bronnen", "bronnen", "De bronnen, naar hun kenmerk.",
            [.. Keys.Lens, .. Keys.Page("uitvoeringsprogramma-bestaanszekerheid-824735")],
            async a => await a.Page<SourceListItem>(async (after, most) =>
            [
                .. (await a.Reader.Sources(a.Lens, new ListPart(after, most), a.Token))
                    .Select(s => new SourceListItem($"{s.Id}", s.Title, s.Kind, s.Date, s.Publisher, s.HasText)),
            ], s => s.Id)),
        Read.As(
            "/bronnen/{bron}", "bron", "Een bron: een document waaruit wordt aangehaald.", Keys.Lens,
            a => a.At(SubjectKind.Source, "bron") is { } s ? Source(a, s) : null) with
        { About = a => (SubjectKind.Source, a.Route("bron")) },
    ];

    private static T? Last<T>(Ask ask, Subject subject)
        where T : class => ask.Seen.Of(subject.Stream).Select(e => e.Event).OfType<T>().LastOrDefault();

    private static DecisionView Decision(Ask ask, Subject subject)
    {
        var taken = Last<DecisionEvent.DecisionTaken>(ask, subject);
        var advice = Last<DecisionEvent.AdviceGiven>(ask, subject);
        var answer = Last<DecisionEvent.AdviceAnswered>(ask, subject);
        var id = DecisionId.Parse(subject.Id);
        return new DecisionView(
            subject.Id, taken?.Title ?? advice?.Title ?? subject.Title, ask.Seen.BodyOf(id),
            taken?.Date ?? advice?.Date, taken?.Kind, taken?.Documents ?? advice?.Documents ?? [],
            advice is null
                ? null
                : new AdviceDetail(
                    advice.About, advice.Points, advice.Ranking, answer?.Date, answer?.Replies ?? []),
            ask.Seen.CountResting(new Basis.Decided(id)));
    }

    private static SourceView Source(Ask ask, Subject subject)
    {
        var s = ask.Seen.Source(SourceId.Parse(subject.Id))!;
        return new SourceView(
            subject.Id, s.Title, s.Kind, s.Date, s.Publisher, s.Number, s.Url, s.Text?.Sha256, s.Places,
            Last<SourceEvent.SourceSuperseded>(ask, subject)?.By);
    }
}
