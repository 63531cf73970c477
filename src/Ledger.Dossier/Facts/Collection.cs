using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Dossier.Yaml;
using NodaTime;

namespace Ledger.Dossier.Facts;

/// <summary>A reference that is looked up when everything has been read.</summary>
internal sealed record Reference(Mark At, string Kind, string Name);

/// <summary>A citation whose place is looked up when everything has been read.</summary>
internal sealed record CitedPlace(Mark At, Slug Source, string Place, int? Row);

/// <summary>Something that was left out of a dossier on purpose.</summary>
/// <param name="What">What.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Where it stands in the document.</param>
public sealed record Omission(string What, string Reason, ValueList<Citation> At);

/// <summary>What has been read so far, of all files.</summary>
internal sealed class Collection(Problems problems, LocalDate today)
{
    private readonly Dictionary<(string Kind, string Name), Mark> _names = [];
    private readonly Dictionary<(StreamId, string), Mark> _subjects = [];

    public Problems Problems => problems;

    /// <summary>The day on which it is read; nothing was decided after it.</summary>
    public LocalDate Today => today;

    public List<Fact> Facts { get; } = [];

    public List<Reference> References { get; } = [];

    public List<CitedPlace> Cited { get; } = [];

    public List<Omission> Omissions { get; } = [];

    /// <summary>What the plans say of their accountability.</summary>
    public Dictionary<PlanId, Said> Plans { get; } = [];

    /// <summary>The sources, with their places.</summary>
    public Dictionary<Slug, SourceEvent.SourceRegistered> Sources { get; } = [];

    /// <summary>When decisions were taken and advice was given.</summary>
    public Dictionary<Slug, HistoricalDate> DecisionDates { get; } = [];

    /// <summary>What the indicators of plans are counted in.</summary>
    public Dictionary<(PlanId, Slug), Unit> Units { get; } = [];

    /// <summary>The titles of elements and indicators, for a reader.</summary>
    public Dictionary<(PlanId, Slug), string> Titles { get; } = [];

    /// <summary>The lines that budgets have so far, and their titles.</summary>
    public Dictionary<(PlanId Plan, int Year, Slug Line), string> Lines { get; } = [];

    /// <summary>Takes in a name; a second time is a problem.</summary>
    public void Name(Mark at, string kind, string name)
    {
        if (!_names.TryAdd((kind, name), at))
        {
            problems.Add(at, There(kind, Short(name), _names[(kind, name)].Place));
        }
    }

    private static Sentence There(string kind, string name, string place) =>
        new($"{kind} '{name}' is er al, op {place}.", $"The {kind} '{name}' is there already, at {place}.");

    public bool Knows(string kind, string name) => _names.ContainsKey((kind, name));

    public IEnumerable<string> NamesOf(string kind) => _names.Keys.Where(n => n.Kind == kind).Select(n => n.Name);

    /// <summary>Takes in a fact; a second one about the same is a problem.</summary>
    public void Add(Fact fact)
    {
        if (_subjects.TryAdd((fact.Stream, fact.Subject), fact.At))
        {
            Facts.Add(fact);
        }
        else if (!problems.Within(fact.At))
        {
            var place = _subjects[(fact.Stream, fact.Subject)].Place;
            problems.Add(fact.At, new($"Hetzelfde staat al op {place}.", $"The same is said already at {place}."));
        }
    }

    // Names within something larger are kept as 'larger|name'.
    private static string Short(string name) => name[(name.LastIndexOf('|') + 1)..];

    /// <summary>A subject that may occur more than once gets a number from the second on.</summary>
    public string Numbered(StreamId stream, string subject)
    {
        var (numbered, number) = (subject, 1);
        while (_subjects.ContainsKey((stream, numbered)))
        {
            numbered = FormattableString.Invariant($"{subject}#{++number}");
        }

        return numbered;
    }
}

/// <summary>A file while it is read.</summary>
/// <param name="All">What has been read so far.</param>
/// <param name="Document">The source that the file is about.</param>
/// <param name="IsRecord">Whether it holds commands given by hand; citations then keep no file.</param>
internal sealed record FileScope(Collection All, Slug? Document, bool IsRecord = false)
{
    /// <summary>The event that an entry puts right; what is said of it takes over its dates.</summary>
    public (Basis.Corrects Basis, HistoricalDate Decided, HistoricalDate Effective)? Correcting { get; init; }

    /// <summary>The place in its file that a citation keeps.</summary>
    public string? PlaceOf(Mark at) => IsRecord ? null : at.Place;

    /// <summary>A reference by id; null when there is none or it is no id.</summary>
    public Slug? Reference(Value? value, string kind)
    {
        if (value?.Slug() is not { } slug)
        {
            return null;
        }

        All.References.Add(new Reference(value.At, kind, slug.Value));
        return slug;
    }

    /// <summary>A date on which something was decided or made known: not in the future.</summary>
    public HistoricalDate? Past(Value? value)
    {
        var date = value?.Date();
        if (date is { } known && known.FirstDay > All.Today)
        {
            value!.Complain(new(
                $"{known} ligt in de toekomst; hier staat wat besloten is.",
                $"{known} lies in the future; a dossier says what was decided."));
        }

        return date;
    }

    /// <summary>References by id.</summary>
    public IEnumerable<Slug> References(Fields fields, string key, string kind) =>
        fields.List(key).Select(v => Reference(v, kind)).OfType<Slug>();

    /// <summary>A reference to an element or indicator, of the plan at hand or written <c>plan/thing</c>.</summary>
    public PlanRef? Thing(Value? value, PlanId? plan)
    {
        if (value?.Text() is not { } text)
        {
            return null;
        }

        var parts = text.Split('/');
        if (parts.Length > 2 || !parts.All(Slug.IsSlug) || (parts.Length == 1 && plan is null))
        {
            value.Complain(new(
                $"'{text}' is geen element of indicator, geschreven als {(plan is null ? "" : "id of ")}plan/id.",
                $"'{text}' is not an element or indicator, written {(plan is null ? "" : "id or ")}plan/id."));
            return null;
        }

        var found = parts.Length == 2
            ? new PlanRef(PlanId.Parse(parts[0]), Slug.Parse(parts[1]))
            : new PlanRef(plan!.Value, Slug.Parse(text));
        All.References.Add(new Reference(value.At, "element", found.ToString()));
        return found;
    }
}
