using Ledger.Domain;
using Ledger.Projections;
using NodaTime;

namespace Ledger.Benchmarks;

/// <summary>A page, and the questions to the reader that it answers.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Ask">Asks what the page is about, as the program does for the same question.</param>
internal sealed record PageQuestion(string Address, Func<LedgerReader, Task> Ask);

/// <summary>Every kind of page, with what it answers.</summary>
internal static class PageQuestions
{
    private const string Plan = "bestaanszekerheid-bieden-2025-2028";
    private const string Theme = "themaplan-leefbaarheid-en-veiligheid-2019-2022";
    private static readonly Lens All = Lens.Everything;

    /// <summary>Of the real history.</summary>
    public static IReadOnlyList<PageQuestion> OfDronten { get; } =
    [
        .. Lists("armoede"), .. OfPlan(Plan),
        .. OfIndicator($"{Plan}/kinderen-in-armoede"), .. OfIndicator($"{Plan}/huiselijk-geweld-meldingen"),
        new("/begroting", r => r.Budgets(All)),
        new($"/begroting/{Theme}", async r =>
        {
            foreach (var year in await r.BudgetYears(PlanId.Parse(Theme)))
            {
                await r.Budget(new BudgetId(PlanId.Parse(Theme), year), All);
            }
        }),
        new($"/begroting/{Theme}/2020", async r =>
        {
            await r.Replay(new BudgetId(PlanId.Parse(Theme), 2020), All);
            await r.Budget(new BudgetId(PlanId.Parse(Theme), 2020), All);
        }),
        new("/lijn", r => r.Links(All)),
        new($"/lijn/{Theme}/resultaat-5", async r => await r.Lineage(await Of(r, $"{Theme}/resultaat-5"), All)),
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
        new("/", async r =>
        {
            await r.Plans(All);
            await r.Decisions(All);
            await r.Trail(new TrailFilter(), All);
            await r.Contradictions(All);
            await r.Links(All);
            await r.Budgets(All);
        }),
        new($"/zoeken?q={word}", async r =>
        {
            var found = await r.Search(word, All, 500);
            await r.Values([.. found.Take(40).Where(s => s.Kind == SubjectKind.Target)], All);
        }),
        new("/plannen", r => r.Plans(All)), new("/spoor", r => r.Trail(new TrailFilter(), All)),
        new($"/spoor?tekst={word}", r => r.Trail(new TrailFilter(Text: word), All)),
        new("/besluiten", r => r.Decisions(All)), new("/bronnen", r => r.Sources(All)),
        new("/rapporten/tegenstrijdigheden", r => r.Contradictions(All)),
        new("/rapporten/gaten", r => r.Gaps(All)), new("/rapporten/doelpalen", r => r.GoalPosts(All)),
        new("/rapporten/vervallen", r => r.Dropped(All)), new("/rapporten/mandaat", r => r.Mandate(All)),
        new("/rapporten/volledigheid", r => r.Completeness(All)),
        new("/rapporten", async r =>
        {
            await r.Contradictions(All);
            await r.GoalPosts(All);
            await r.Dropped(All);
            await r.Gaps(All);
            await r.Mandate(All);
            await r.Completeness(All);
        }),
        new("/bewijs", r => r.State()), new("/dit/is/er/niet", r => r.Near("dit/is/er/niet")),
    ];

    private static IEnumerable<PageQuestion> OfPlan(string plan) =>
    [
        new($"/plannen/{plan}", async r =>
        {
            await r.Plan(PlanId.Parse(plan), All);
            await r.History(await Of(r, plan), All);
        }),
        new($"/plannen/{plan}?besloten=2024-12-31", async r =>
        {
            var lens = new Lens(Decided: new LocalDate(2024, 12, 31));
            await r.Plan(PlanId.Parse(plan), lens);
            await r.History(await Of(r, plan), lens);
        }),
        new($"/plannen/{plan}/vergelijk?van=1&tot=2", r => r.Diff(
            PlanId.Parse(plan), new PlanMoment("1", 1, null), new PlanMoment("2", 2, null))),
    ];

    private static IEnumerable<PageQuestion> OfIndicator(string indicator) =>
    [
        new($"/indicatoren/{indicator}", async r => await r.Series(await Of(r, indicator), All)),
        new($"/waarom/{indicator}/2028", async r =>
        {
            var why = await r.Why(await Of(r, $"{indicator}/2028"), All);
            await r.Together([.. why.Chain.Select(s => s.RestsOn).Distinct()], All);
        }),
    ];

    private static IEnumerable<PageQuestion> OfDocuments(string decision, string source) =>
    [
        new($"/besluiten/{decision}", async r => await r.About(await Of(r, decision), All)),
        new($"/bronnen/{source}", async r => await r.About(await Of(r, source), All)),
    ];

    private static async Task<Subject> Of(LedgerReader reader, string id) =>
        (await reader.Find(id)).First(s => s.Id == id);
}
