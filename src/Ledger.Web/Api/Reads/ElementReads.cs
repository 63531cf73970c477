using Ledger.Exports;
using Ledger.Projections;

namespace Ledger.Web.Api;

/// <summary>Elements, indicators and targets of plans.</summary>
internal static class ElementReads
{
    private const string Example = "bestaanszekerheid-bieden-2025-2028/kinderen-in-armoede";

    private static readonly QueryKey Scope = new(
        "bereik", QueryForm.Scope, "Voor wie of waar; zonder: de hele gemeente.", "gemeente");

    public static IEnumerable<Read> All { get; } =
    [
        Read.Later<IReadOnlyList<ElementView>>(
            "/elementen", "elementen", "De elementen van de plannen, met hun indicatoren, naar hun kenmerk.",
            [.. Keys.Lens, Keys.Plan, .. Keys.Page(Example)], async a => await a.Page(
                (after, most) => a.Reader.Elements(a.Lens, a.Part(after, most), a.Token), e => e.Id)),
        Read.As(
            "/elementen/{plan}/{element}", "element", "Een element van een plan.", Keys.Lens,
            a => PlanReads.Standing(a)?.Elements.FirstOrDefault(e => e.Id == Id(a, "element"))) with
        { Stream = PlanReads.Stream, About = a => (SubjectKind.Element, Id(a, "element")) },
        .. About("/elementen/{plan}/{element}", "element", SubjectKind.Element, a => Id(a, "element")),
        Lineage("/elementen/{plan}/{element}", "element", SubjectKind.Element),
        Read.Later<IReadOnlyList<IndicatorView>>(
            "/indicatoren", "indicatoren", "De indicatoren van de plannen, met hun waarden, naar hun kenmerk.",
            [.. Keys.Lens, Keys.Plan, .. Keys.Page(Example)], async a => await a.Page(
                (after, most) => a.Reader.Indicators(a.Lens, a.Part(after, most), a.Token), i => i.Id)),
        (Read.As(
            "/indicatoren/{plan}/{indicator}", "indicator", "Een indicator met nulmeting, metingen en streefwaarden.",
            Keys.Lens, a => Of(PlanReads.Standing(a)).FirstOrDefault(i => i.Id == Id(a, "indicator"))) with
        { Stream = PlanReads.Stream, About = a => (SubjectKind.Indicator, Id(a, "indicator")) })
            .In(ExportSubject.Indicator, (e, a, format, about) =>
            a.Find(SubjectKind.Indicator, Id(a, "indicator")) is { } s
                ? e.Indicator(a.Ledger, format, s, a.Lens, about)
                : null),
        .. About("/indicatoren/{plan}/{indicator}", "indicator", SubjectKind.Indicator, a => Id(a, "indicator")),
        Lineage("/indicatoren/{plan}/{indicator}", "indicator", SubjectKind.Indicator),
        Read.As(
            "/indicatoren/{plan}/{indicator}/reeks", "indicatorreeks",
            "Een indicator over alle generaties van plannen: nulmetingen, metingen en streefwaarden op één as.",
            Keys.Lens, a => a.Find(SubjectKind.Indicator, Id(a, "indicator")) is { } s
                ? SeriesOf.Indicator(a.Seen, s)
                : null) with
        { About = a => (SubjectKind.Indicator, Id(a, "indicator")) },
        Read.Later<IReadOnlyList<TargetView>>(
            "/streefwaarden", "streefwaarden", "De streefwaarden van de plannen, naar hun kenmerk.",
            [.. Keys.Lens, Keys.Plan, Keys.Year, .. Keys.Page($"{Example}/2028")], async a => await a.Page(
                (after, most) => a.Reader.Targets(a.Lens, a.Part(after, most), a.Token), t => t.Id)),
        Read.As(
            "/streefwaarden/{plan}/{indicator}/{jaar}", "streefwaarde", "Een streefwaarde.", [.. Keys.Lens, Scope],
            a => Of(PlanReads.Standing(a)).SelectMany(i => i.Targets).FirstOrDefault(t => t.Id == TargetId(a))) with
        { Stream = PlanReads.Stream, About = a => (SubjectKind.Target, TargetId(a)) },
        .. About("/streefwaarden/{plan}/{indicator}/{jaar}", "streefwaarde", SubjectKind.Target, TargetId, Scope),
    ];

    /// <summary>The versions and the why of a subject.</summary>
    public static IEnumerable<Read> About(
        string path, string name, SubjectKind kind, Func<Ask, string> id, params IEnumerable<QueryKey> more) =>
    [
        Read.As<IReadOnlyList<VersionView>>(
            $"{path}/versies", $"{name}versies", "Elke versie, de nieuwste eerst.", [.. Keys.Lens, .. more],
            a => a.Find(kind, id(a)) is { } s ? VersionHistory.Of(a.Seen, s) : null) with
        { About = a => (kind, id(a)) },
        (Read.As(
            $"{path}/onderbouwing", $"{name}onderbouwing",
            "Waarom het is zoals het is: elke gebeurtenis met besluit, reden en vindplaats, de nieuwste eerst.",
            [.. Keys.Lens, .. more], a => a.Find(kind, id(a)) is { } s ? WhyChain.Of(a.Seen, s) : null) with
        { About = a => (kind, id(a)) })
            .In(ExportSubject.Why, (e, a, _, _) =>
                a.Find(kind, id(a)) is { } s ? e.Why(a.Ledger, s, a.Lens) : null),
    ];

    private static Read Lineage(string path, string name, SubjectKind kind) => Read.As(
        $"{path}/herkomst", $"{name}herkomst", "Voorgangers en opvolgers, over de generaties van plannen heen.",
        Keys.Lens, a => a.Find(kind, Id(a, name)) is { } s ? LineageOf.Element(a.Seen, s.Id) : null) with
    { About = a => (kind, Id(a, name)) };

    private static string Id(Ask ask, string thing) => $"{ask.Route("plan")}/{ask.Route(thing)}";

    private static string TargetId(Ask ask)
    {
        var whole = $"{Id(ask, "indicator")}/{ask.Route("jaar")}";
        return Domain.Plans.Scope.TryParse(ask.Text(Scope.Name)) is { } scope and not Domain.Plans.Scope.Municipality
            ? $"{whole}/{scope}"
            : whole;
    }

    private static IEnumerable<IndicatorView> Of(PlanView? plan) => plan?.Elements.SelectMany(e => e.Indicators) ?? [];
}
