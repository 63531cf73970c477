using System.Globalization;
using Ledger.Domain;
using Ledger.Exports;
using Ledger.Projections;

namespace Ledger.Web.Api;

/// <summary>A report in the list of reports.</summary>
/// <param name="Id">Its name in an address.</param>
/// <param name="Report">Its name for the program.</param>
/// <param name="Says">What it shows.</param>
internal sealed record ReportListItem(string Id, string Report, string Says);

/// <summary>A report.</summary>
/// <param name="Report">Its name for the program.</param>
/// <param name="Findings">What it found; each report has findings of its own shape.</param>
internal sealed record ReportView(string Report, IReadOnlyList<object> Findings);

/// <summary>Reports over the whole history, the audit trail, the subjects and the refusals.</summary>
internal static class ReportReads
{
    private static readonly IReadOnlyList<(ReportListItem Item, Func<Ask, Task<IEnumerable<object>>> Of)> Reports =
    [
        (new("tegenstrijdigheden", "contradictions", "Plaatsen die niet allemaal kunnen kloppen."),
            async a => await a.Reader.Contradictions(a.Lens, a.Token)),
        (new("gaten", "gaps", "Jaren zonder bron, en plannen die alleen genoemd worden."), Gaps),
        (new("doelpalen", "goalposts", "Doelpalen die verzet zijn."),
            async a => await a.Reader.GoalPosts(a.Lens, a.Token)),
        (new("vervallen", "dropped", "Doelen die zonder verklaarde opvolger verdwenen."),
            async a => await a.Reader.Dropped(a.Lens, a.Token)),
        (new("mandaat", "mandate", "Of het orgaan besloot dat erover gaat."),
            async a => await a.Reader.Mandate(a.Lens, a.Token)),
        (new("volledigheid", "completeness", "Wat de documenten hebben, en wat daarvan is vastgelegd."),
            async a => await a.Reader.Completeness(a.Lens, a.Token)),
    ];

    public static IEnumerable<Read> All { get; } =
    [
        Read.As<IReadOnlyList<ReportListItem>>(
            "/rapporten", "rapporten", "De rapporten over de hele geschiedenis.", [],
            _ => [.. Reports.Select(r => r.Item)]),
        Read.Later(
            "/rapporten/{rapport}", "rapport", "Een rapport.", Keys.Lens,
            async a => Reports.FirstOrDefault(r => r.Item.Id == a.Route("rapport")) is ({ } item, { } of)
                ? new ReportView(item.Report, [.. await of(a)])
                : null),
        Read.Later<IReadOnlyList<TrailEntry>>(
            "/spoorregels", "spoorregels",
            "Het spoor: elke gebeurtenis met de zes velden van de BIO, de nieuwste eerst.",
            [.. TrailKeys, .. Keys.Numbered("Wat vóór deze positie is vastgelegd.")], Trail)
            .In(ExportSubject.Trail, (e, a, format, about) =>
                e.Trail(format, Filter(a), a.Lens, about)),
        Read.Later<IReadOnlyList<Subject>>(
            "/onderwerpen", "onderwerpen",
            "Alles waarnaar gevraagd kan worden, naar soort en kenmerk; met zoek wat die woorden bevat.",
            [.. Keys.Lens, new("zoek", QueryForm.Words, "Woorden in titel of kenmerk.", "armoede"), .. Keys.Page("x")],
            async a => a.Text("zoek") is { } words
                ? await a.Page(await a.Reader.Search(words, a.Lens, Search.Most, a.Token), s => s.Id)
                : await Subjects(a)),
        Read.As<IReadOnlyList<RefusalView>>(
            "/weigeringen", "weigeringen", "Waarom het register een opdracht kan weigeren: een gesloten lijst.", [],
            _ => [.. Refusal.All.Select(RefusalView.Of)]),
        Read.As(
            "/weigeringen/{nummer}", "weigering", "Een reden om te weigeren, met haar vaste nummer.", [],
            a => Refusal.All.FirstOrDefault(r => QueryKey.Whole(a.Route("nummer")) == r.Number) is { } r
                ? RefusalView.Of(r)
                : null),
    ];

    private static IReadOnlyList<QueryKey> TrailKeys =>
    [
        .. Keys.Lens,
        Keys.Plan,
        new("element", QueryForm.Words, "Alleen over dit element of deze indicator.", "kinderen-in-armoede"),
        new("van", QueryForm.Day, "Vastgelegd op of na deze dag.", "2026-01-01"),
        new("tot", QueryForm.Day, "Vastgelegd op of voor deze dag.", "2099-12-31"),
        new("orgaan", QueryForm.Words, "Besloten door dit orgaan.", "college"),
        new("medewerker", QueryForm.Name, "Vastgelegd door deze medewerker.", "medewerker"),
        new("tekst", QueryForm.Words, "Met al deze woorden, in welke vorm ook (Nederlandse stam).", "armoede"),
    ];

    private static TrailFilter Filter(Ask ask) => new(
        ask.Text(Keys.Plan.Name) is { } plan ? PlanId.Parse(plan) : null, ask.Text("element"),
        ask.Text("van") is { } from ? HistoricalDate.Parse(from).FirstDay : null, ask.Day("tot"), ask.Text("orgaan"),
        ask.Text("medewerker"), ask.Text("tekst"));

    private static async Task<IEnumerable<object>> Gaps(Ask ask) =>
    [
        .. (await ask.Reader.Gaps(ask.Lens, ask.Token)).Select(y => (object)new { Kind = "years", y.From, y.To }),
        .. (await ask.Reader.Plans(ask.Lens, ask.Token)).Where(p => p.ByReferenceOnly)
            .Select(p => (object)new { Kind = "referenceOnly", p.Id, p.Title, p.From, p.To }),
    ];

    private static async Task<IReadOnlyList<Subject>?> Subjects(Ask ask)
    {
        Subject? last = null;
        if (ask.Text(Keys.After) is { } after)
        {
            last = (await ask.Reader.Named([after], ask.Token)).SingleOrDefault();
            if (last is null)
            {
                ask.Complain(Keys.After, Ask.NotListed(after));
                return null;
            }
        }

        return await ask.Page((_, most) => ask.Reader.Subjects(ask.Lens, last, most, ask.Token), s => s.Id);
    }

    private static async Task<IReadOnlyList<TrailEntry>?> Trail(Ask ask)
    {
        var found = await ask.Reader.Trail(
            Filter(ask), ask.Lens, 1, QueryKey.Whole(ask.Text(Keys.After)), ask.Limit, ask.Http.RequestAborted);
        if (found.Next is { } next)
        {
            ask.LinkNext(next.ToString(CultureInfo.InvariantCulture));
        }

        return found.Entries;
    }
}
