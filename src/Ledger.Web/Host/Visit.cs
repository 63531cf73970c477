using System.Globalization;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store.Access;
using Ledger.Store.Seal;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Ledger.Web;

/// <summary>One visit to a page: what it reads of the ledger, the lens, and the address that opens it again.</summary>
/// <param name="Ledger">
/// What was read for the page: everything, or the part about its subject; a part refuses what is not in it.
/// </param>
/// <param name="Reader">Answers what the page asks besides.</param>
/// <param name="State">How much is recorded.</param>
/// <param name="Options">Whose pages these are.</param>
/// <param name="Lens">The lens of the address.</param>
/// <param name="Request">The request.</param>
/// <param name="Seal">What is sealed; null when nothing is.</param>
public sealed record Visit(
    LedgerSnapshot Ledger, LedgerReader Reader, LedgerState State, LedgerWebOptions Options, LensQuery Lens,
    HttpRequest Request, SignedCheckpoint? Seal)
{
    private static readonly LedgerSnapshot Nothing = new([], new LedgerRest(
        new HashSet<StreamId>(), [], new Dictionary<string, int>()));

    private Task<Func<Visit, Visit>> Lists { get; init; } = Task.FromResult<Func<Visit, Visit>>(visit => visit);

    /// <summary>The plans of the whole ledger, for the pages that show what surrounds their subject.</summary>
    public IReadOnlyList<PlanListItem> Plans { get; init; } = [];

    /// <summary>The plans as the lens shows them.</summary>
    public IReadOnlyList<PlanListItem> PlansSeen { get; init; } = [];

    /// <summary>The decisions and advices of the whole ledger.</summary>
    public IReadOnlyList<DecisionListItem> Decisions { get; init; } = [];

    /// <summary>The sources, for what cites.</summary>
    public IReadOnlyList<SourceListItem> Sources { get; init; } = [];

    /// <summary>The decisions and advices as the lens shows them.</summary>
    public IReadOnlyList<DecisionListItem> DecisionsSeen { get; init; } = [];

    /// <summary>The years that no document speaks for.</summary>
    public IReadOnlyList<GapView> Gaps => GapYears.Of(Plans);

    /// <summary>What may be meant by an address that finds nothing.</summary>
    public IReadOnlyList<Subject> Meant { get; init; } = [];

    /// <summary>Who asks.</summary>
    public Visitor Visitor => Visitor.Of(Request.HttpContext.User);

    /// <summary>Whether who asks may record.</summary>
    public bool MayRecord => Visitor.Is(Role.Officer) && !Visitor.Is(Role.Administrator);

    /// <summary>A visit that has read nothing yet.</summary>
    public static async Task<Visit> Begin(
        HttpContext http, LedgerReader reader, LedgerWebOptions options, CancellationToken cancellationToken)
    {
        var lens = LensQuery.Read(http.Request.Query);
        var seal = options.Prover?.Last(options.Tenant, cancellationToken);
        reader = await reader.AsOfNow(cancellationToken);
        var lists = ReadLists(reader, cancellationToken);
        return new Visit(
            Nothing, reader, await reader.State(cancellationToken), options, lens, http.Request,
            seal is null ? null : await seal)
        {
            Lists = lists,
        };
    }

    // Every page shows of these: they are read while it is looked up what the page is about.
    private static async Task<Func<Visit, Visit>> ReadLists(
        LedgerReader reader, CancellationToken cancellationToken)
    {
        var plans = reader.Plans(Domain.Lens.Everything, cancellationToken);
        var decisions = reader.Decisions(Domain.Lens.Everything, cancellationToken);
        await Task.WhenAll(plans, decisions);
        var (all, taken) = (await plans, await decisions);
        return visit => visit with { Plans = all, Decisions = taken };
    }

    /// <summary>The same visit with the plans and the decisions as the lens shows them.</summary>
    public async Task<Visit> Seeing(CancellationToken cancellationToken)
    {
        var plans = Reader.Plans(Lens.Lens, cancellationToken);
        var decisions = Reader.Decisions(Lens.Lens, cancellationToken);
        await Task.WhenAll(plans, decisions);
        return this with { PlansSeen = await plans, DecisionsSeen = await decisions };
    }

    /// <summary>The same visit with what there is about a subject.</summary>
    public async Task<Visit> About(Subject subject, CancellationToken cancellationToken) =>
        await With(Reader.About(subject, Lens.Lens, cancellationToken));

    /// <summary>The same visit with the titles of subjects, and nothing of their histories.</summary>
    public async Task<Visit> Knowing(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        List<string> names = [.. ids.Distinct()];
        var named = names.Count == 0
            ? Task.FromResult<IReadOnlyList<Subject>>([])
            : Reader.Named(names, cancellationToken);
        var known = await With(Task.FromResult(Ledger));
        var subjects = await named;
        return known with
        {
            Ledger = new LedgerSnapshot([], new LedgerRest(
                new HashSet<StreamId>(),
                [
                    .. subjects,
                    .. known.Plans.Select(p => new Subject($"{p.Id}", SubjectKind.Plan, p.Id.Stream, p.Title)),
                ],
                new Dictionary<string, int>())),
        };
    }

    /// <summary>The same visit with a part of the ledger, and the lists of plans and decisions.</summary>
    public async Task<Visit> With(Task<LedgerSnapshot> part)
    {
        await Task.WhenAll(part, Lists);
        return (await Lists)(this) with { Ledger = await part };
    }

    /// <summary>The subject with an id, if it is of a kind.</summary>
    public async Task<Subject?> Find(SubjectKind? kind, string id, CancellationToken cancellationToken) =>
        (await Reader.Find(id, cancellationToken)).FirstOrDefault(s => s.Id == id && (kind is null || s.Kind == kind));

    /// <summary>The address without what follows the question mark.</summary>
    public string Path => Request.Path.ToUriComponent();

    /// <summary>The whole address, as one cites it.</summary>
    public string Address => Request.GetDisplayUrl();

    /// <summary>What the lens shows of the ledger.</summary>
    public LedgerSnapshot Seen => Ledger.Through(Lens.Lens);

    /// <summary>A part of the path.</summary>
    public string Route(string name) => Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>What the address says after the question mark; null when it says nothing.</summary>
    public string? Asked(string name) =>
        Request.Query[name].ToString() is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>What the address asks for as a number; a number of its own when it does not.</summary>
    public int Asked(string name, int otherwise) =>
        int.TryParse(Asked(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>An address that keeps the lens.</summary>
    public string To(string path, params IEnumerable<(string Name, string? Value)> asked)
    {
        var query = string.Join('&', asked.Where(a => !string.IsNullOrEmpty(a.Value))
            .Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value!)}").Append(Lens.Query).Where(q => q.Length > 0));
        var (place, anchor) = path.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0
            ? (path[..hash], path[hash..])
            : (path, "");
        return Language.Current.Keep($"{place}{(query.Length > 0 ? "?" : "")}{query}{anchor}");
    }

    /// <summary>The way to the why of a value.</summary>
    public string Why(string subject, Origin? origin = null) =>
        To($"/waarom/{subject}{(origin is { } o ? $"#gebeurtenis-{o.Position}" : "")}");

    /// <summary>A plan as the lens shows it.</summary>
    public PlanView Standing(PlanId plan) => PlanStanding.Through(plan, Ledger.Of(plan.Stream), Lens.Lens);

    /// <summary>A budget as the lens shows it.</summary>
    public BudgetView Standing(BudgetId budget) =>
        BudgetStanding.Through(budget, Ledger.Of(budget.Stream), Lens.Lens);

    /// <summary>The page on which a subject is shown.</summary>
    public string To(Subject subject) => subject.Kind switch
    {
        SubjectKind.Plan => To($"/plannen/{subject.Id}"),
        SubjectKind.Element => To($"/plannen/{subject.Id.Replace("/", "#", StringComparison.Ordinal)}"),
        SubjectKind.Indicator => To($"/indicatoren/{subject.Id}"),
        SubjectKind.Budget => To($"/begroting/{subject.Id}"),
        SubjectKind.Decision => To($"/besluiten/{subject.Id}"),
        SubjectKind.Source => To($"/bronnen/{subject.Id}"),
        _ => To($"/waarom/{subject.Id}"),
    };

    /// <summary>The page of whatever has this id; the trail about it when nothing has.</summary>
    public string ToId(string id) => Ledger.Catalogue.Find(id) is [var subject]
        ? To(subject)
        : id.IndexOf('!', StringComparison.Ordinal) is var mark and > 0
            ? To("/rapporten/tegenstrijdigheden", ("plan", id[..mark])) + $"#{id[(mark + 1)..]}"
            : To("/spoor", ("element", id));

    /// <summary>What a subject is called; its id when it is unknown.</summary>
    public string TitleOf(string id) => Ledger.Catalogue.TitleOf(id) is var title && title != id
        ? title
        : Plans.FirstOrDefault(p => p.Id.ToString() == id)?.Title ?? id;

    /// <summary>What a source is called; its id when it is unknown.</summary>
    public string TitleOf(SourceId source) => Ledger.Source(source)?.Title ?? TitleOf(source.ToString());

    /// <summary>What a changed subject is called: its title, or what is said of it when it has none.</summary>
    public string TitleOf(Change change) => change.Subject.Contains('!', StringComparison.Ordinal)
        ? change.To ?? change.Subject
        : Ledger.Catalogue.TitleOf(change.Subject);

    /// <summary>The indicators of the plans as the lens shows them, by id.</summary>
    public IndicatorView? Indicator(string id) =>
        Standing(PlanRef.Parse(id).Plan).Elements.SelectMany(e => e.Indicators).FirstOrDefault(i => i.Id == id);
}
