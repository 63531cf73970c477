using Ledger.Domain;
using Ledger.Projections;
using NodaTime;

namespace Ledger.Benchmarks;

/// <summary>A page, and the questions to the reader that it answers.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Ask">Asks what the page is about, as the program does for the same question, through a lens.</param>
internal sealed record PageQuestion(string Address, Func<LedgerReader, Lens, Task> Ask);

/// <summary>Every kind of page, with what it answers.</summary>
internal static class PageQuestions
{
    private const string Plan = "bestaanszekerheid-bieden-2025-2028";
    private const string Theme = "themaplan-leefbaarheid-en-veiligheid-2019-2022";

    /// <summary>Of the real history.</summary>
    public static IReadOnlyList<PageQuestion> OfDronten { get; } =
    [
        .. Lists("armoede"), .. OfPlan(Plan),
        .. OfIndicator($"{Plan}/kinderen-in-armoede"), .. OfIndicator($"{Plan}/huiselijk-geweld-meldingen"),
        new("/begroting", (r, lens) => r.Budgets(lens)),
        new($"/begroting/{Theme}", async (r, lens) =>
        {
            foreach (var year in await r.BudgetYears(PlanId.Parse(Theme)))
            {
                await r.Budget(new BudgetId(PlanId.Parse(Theme), year), lens);
            }
        }),
        new($"/begroting/{Theme}/2020", async (r, lens) =>
        {
            await r.Replay(new BudgetId(PlanId.Parse(Theme), 2020), lens);
            await r.Budget(new BudgetId(PlanId.Parse(Theme), 2020), lens);
        }),
        new("/lijn", async (r, lens) =>
        {
            var links = await r.Links(lens);
            await r.Plans(lens);
            await r.Named([.. links.SelectMany(l => new[] { l.From, l.To ?? l.From }).Distinct()]);
        }),
        new($"/lijn/{Theme}/resultaat-5", async (r, lens) =>
            await r.Lineage(await Of(r, $"{Theme}/resultaat-5"), lens)),
        .. OfDocuments("college-2025-uitvoeringsprogrammas", "uitvoeringsprogramma-bestaanszekerheid-824735"),
    ];

    /// <summary>Of a synthetic municipality of 29,200 events.</summary>
    public static IReadOnlyList<PageQuestion> OfMany { get; } =
    [
        .. Lists("armoede"), .. OfPlan($"{Synthetic.Plan(7)}"),
        .. OfIndicator($"{Synthetic.Plan(7)}/{Synthetic.Indicator}"),
    ];

    private static IEnumerable<PageQuestion> Lists(string word) =>
    [
        new("/", async (r, lens) =>
        {
            await r.Plans(lens);
            await r.Decisions(lens);
            await r.Trail(new TrailFilter(), lens);
            await r.Contradictions(lens);
            await r.Links(lens);
            await r.Budgets(lens);
        }),
        new($"/zoeken?q={word}", async (r, lens) =>
        {
            var found = await r.Search(word, lens, 500);
            await r.Values([.. found.Take(40).Where(s => s.Kind == SubjectKind.Target)], lens);
        }),
        new("/plannen", OnOneLine), new("/spoor", (r, lens) => r.Trail(new TrailFilter(), lens)),
        new($"/spoor?tekst={word}", (r, lens) => r.Trail(new TrailFilter(Text: word), lens)),
        new("/besluiten", (r, lens) => r.Decisions(lens)), new("/bronnen", (r, lens) => r.Sources(lens)),
        .. Reports(),
        new("/bewijs", (r, _) => r.State()), new("/dit/is/er/niet", (r, _) => r.Near("dit/is/er/niet")),
    ];

    private static IEnumerable<PageQuestion> Reports() =>
    [
        new("/rapporten/tegenstrijdigheden", async (r, lens) =>
        {
            var found = await r.Contradictions(lens);
            await r.Named(
                [.. found.SelectMany(c => c.About.Concat(c.Statements.Select(s => $"{s.Source}"))).Distinct()]);
        }),
        new("/rapporten/gaten", OnOneLine), new("/rapporten/doelpalen", (r, lens) => r.GoalPosts(lens)),
        new("/rapporten/vervallen", (r, lens) => r.Dropped(lens)),
        new("/rapporten/mandaat", async (r, lens) =>
        {
            var found = await r.Mandate(lens);
            await r.Named([.. found.SelectMany(m => new[] { m.Subject, m.Decision }).Distinct()]);
        }),
        new("/rapporten/volledigheid", (r, lens) => r.Completeness(lens)),
        new("/rapporten", async (r, lens) =>
        {
            await r.Contradictions(lens);
            await r.GoalPosts(lens);
            await r.Dropped(lens);
            await r.Gaps(lens);
            await r.Mandate(lens);
            await r.Completeness(lens);
        }),
    ];

    private static IEnumerable<PageQuestion> OfPlan(string plan) =>
    [
        new($"/plannen/{plan}", async (r, lens) =>
        {
            await r.Plan(PlanId.Parse(plan), lens);
            await r.History(await Of(r, plan), lens);
        }),
        new($"/plannen/{plan}?besloten=2024-12-31", async (r, lens) =>
        {
            lens = lens with { Decided = new LocalDate(2024, 12, 31) };
            await r.Plan(PlanId.Parse(plan), lens);
            await r.History(await Of(r, plan), lens);
        }),
        new($"/plannen/{plan}/vergelijk?van=1&tot=2", (r, _) => r.Diff(
            PlanId.Parse(plan), new PlanMoment("1", 1, null), new PlanMoment("2", 2, null))),
    ];

    private static IEnumerable<PageQuestion> OfIndicator(string indicator) =>
    [
        new($"/indicatoren/{indicator}", async (r, lens) => await r.Series(await Of(r, indicator), lens)),
        new($"/waarom/{indicator}/2028", async (r, lens) =>
        {
            var why = await r.Why(await Of(r, $"{indicator}/2028"), lens);
            await r.Together([.. why.Chain.Select(s => s.RestsOn).Distinct()], lens);
        }),
    ];

    private static IEnumerable<PageQuestion> OfDocuments(string decision, string source) =>
    [
        new($"/besluiten/{decision}", async (r, lens) => await r.About(await Of(r, decision), lens)),
        new($"/bronnen/{source}", async (r, lens) => await r.About(await Of(r, source), lens)),
    ];

    private static async Task OnOneLine(LedgerReader reader, Lens lens)
    {
        await reader.Plans(lens);
        await reader.Decisions(lens);
    }

    private static async Task<Subject> Of(LedgerReader reader, string id) =>
        (await reader.Find(id)).First(s => s.Id == id);
}
