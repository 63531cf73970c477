using System.Globalization;
using Ledger.Domain;
using Ledger.Exports;
using Ledger.Projections;

namespace Ledger.Web.Api;

/// <summary>Plans, and what one asks of them.</summary>
internal static class PlanReads
{
    private static readonly IReadOnlyList<QueryKey> Ends =
    [
        new("van", QueryForm.Words, "Een versienummer of een dag.", "1") { IsRequired = true },
        new("tot", QueryForm.Words, "Een versienummer of een dag.", "2") { IsRequired = true },
    ];

    private static readonly QueryKey On = new(
        "op", QueryForm.Day, "De dag van de vergadering: wat tot en met die dag besloten was.", "2025-03-01")
    { IsRequired = true };

    private static readonly QueryKey About = new(
        "over", QueryForm.Year, "Het jaar waarnaar gevraagd wordt: wat aan het einde ervan zou gelden.", "2025")
    { IsRequired = true };

    public static IEnumerable<Read> All { get; } =
    [
        Read.Later<IReadOnlyList<PlanListItem>>(
            "/plannen", "plannen", "De plannen, naar hun eerste dag.",
            [.. Keys.Lens, .. Keys.Page("bestaanszekerheid-bieden-2025-2028")],
            async a => await a.Page(await a.Reader.Plans(a.Lens, a.Token), p => p.Id.ToString())),
        (Read.As(
            "/plannen/{plan}", "plan", "Een plan zoals de lens het toont: elementen, indicatoren, streefwaarden.",
            Keys.Lens, Standing) with
        { Stream = Stream, About = Subject }).In(ExportSubject.Plan, (e, a, format, about) =>
            a.At(SubjectKind.Plan, "plan") is { } s ? e.Plan(a.Ledger, format, s, a.Lens, about) : null),
        Read.As<IReadOnlyList<VersionView>>(
            "/plannen/{plan}/versies", "planversies", "Elke versie van een plan, de nieuwste eerst.", Keys.Lens,
            a => a.At(SubjectKind.Plan, "plan") is { } s ? VersionHistory.Of(a.Seen, s) : null) with
        { About = Subject },
        Read.As(
            "/plannen/{plan}/verschillen", "planverschillen", "Wat verschilt tussen twee versies of twee dagen.",
            Ends, Difference) with
        { About = Subject },
        Read.As(
            "/plannen/{plan}/kennis", "plankennis",
            "Wat wist de raad op een dag over een jaar: het plan zoals toen besloten was, en wat sindsdien anders is.",
            [On, About], a => KnowledgeOf.Plan(
                a.Ledger, PlanId.Parse(a.Route("plan")), a.Day(On.Name)!.Value,
                (int)QueryKey.Whole(a.Text(About.Name))!.Value)) with
        { About = Subject },
        (Read.As(
            "/plannen/{plan}/onderbouwing", "planonderbouwing",
            "Waarom een plan is zoals het is: elke gebeurtenis met besluit, reden en vindplaats.", Keys.Lens,
            a => a.At(SubjectKind.Plan, "plan") is { } s ? WhyChain.Of(a.Seen, s) : null) with
        { About = Subject })
            .In(ExportSubject.Why, (e, a, _, _) =>
                a.At(SubjectKind.Plan, "plan") is { } s ? e.Why(a.Ledger, s, a.Lens) : null),
    ];

    /// <summary>The stream of the plan of the path.</summary>
    public static StreamId? Stream(Ask ask) =>
        Slug.IsSlug(ask.Route("plan")) ? PlanId.Parse(ask.Route("plan")).Stream : null;

    /// <summary>A plan by its name, through the lens of the address.</summary>
    public static PlanView? Standing(Ask ask) => ask.At(SubjectKind.Plan, "plan") is { } found
        ? PlanStanding.Through(PlanId.Parse(found.Id), ask.Ledger.Of(found.Stream), ask.Lens)
        : null;

    private static (SubjectKind Kind, string Id) Subject(Ask ask) => (SubjectKind.Plan, ask.Route("plan"));

    private static PlanDifference? Difference(Ask ask)
    {
        if (ask.At(SubjectKind.Plan, "plan") is not { } found)
        {
            return null;
        }

        var states = Ends.Select(end => State(ask, PlanId.Parse(found.Id), end.Name)).ToList();
        return states is [{ } from, { } to]
            ? PlanDiff.Between(from, to, ask.Text("van")!, ask.Text("tot")!)
            : null;
    }

    private static PlanView? State(Ask ask, PlanId plan, string key)
    {
        var text = ask.Text(key);

        // Four digits are a year; a plan never has a thousand versions.
        if (text?.Length < 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return PlanDiff.AtVersion(ask.Ledger, plan, version);
        }

        if (ask.Day(key) is { } day)
        {
            return PlanStanding.Through(plan, ask.Ledger.Of(plan.Stream), new Lens(Effective: day));
        }

        ask.Complain(key, new("Geef een versienummer of een dag.", "Give the number of a version or a day."));
        return null;
    }
}
