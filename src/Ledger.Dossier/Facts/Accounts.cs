using Ledger.Domain;

namespace Ledger.Dossier.Facts;

/// <summary>What is known of sources and decisions that are in the ledger and not in the files at hand.</summary>
internal sealed record Background(
    IReadOnlyDictionary<Slug, HistoricalDate> Sources, IReadOnlyDictionary<Slug, HistoricalDate> Decisions)
{
    public static Background Nothing { get; } =
        new(new Dictionary<Slug, HistoricalDate>(), new Dictionary<Slug, HistoricalDate>());
}

/// <summary>
/// Fills in the accountability of facts: what is said of the whole, the date of the decision or the source. It never
/// makes a date up: one that is said nowhere is a problem.
/// </summary>
internal sealed class Accounts
{
    private readonly Collection _all;
    private readonly Actor _actor;
    private readonly Background _background;
    private readonly Dictionary<Slug, Said> _sources;

    public Accounts(Collection all, Actor actor, Background background)
    {
        (_all, _actor, _background) = (all, actor, background);
        _sources = all.Facts.Where(f => f.Phase == Phase.Source)
            .ToDictionary(f => Slug.Parse(f.Stream.Value["source/".Length..]), f => f.Said);
    }

    /// <summary>The accountability of a fact; null, with the problem noted, when something is said nowhere.</summary>
    public Accountability? Of(Fact fact, Provenance provenance = Provenance.Reconstructed)
    {
        var said = fact.TakesOverFrom is { } plan && _all.Plans.TryGetValue(plan, out var whole)
            ? fact.Said.Under(whole)
            : fact.Said;
        if (Missing(said) is { } key)
        {
            Complain(said.At.Key(key, said.At.Line), key);
            return null;
        }

        if ((said.Decided ?? DateOf(said)) is not { } decided)
        {
            _all.Problems.Add(
                fact.At, new(
                    "Er staat niet wanneer dit, of waar het op rust, besloten of gepubliceerd is: geef besloten.",
                    "It is not said when this, or what it rests on, was decided or published: say besloten."));
            return null;
        }

        decided = said.KnownFrom.Select(s => DateOf(s, [])).OfType<HistoricalDate>().Append(decided).Max();
        return new Accountability(
            said.Basis!, decided, said.Effective ?? Later(said.EffectiveAtLeast, decided), said.Rationale!,
            said.Citations, _actor, provenance);
    }

    // What is there and wrong was noted as such.
    private void Complain(Mark at, string key)
    {
        if (!_all.Problems.Within(at))
        {
            _all.Problems.Add(at, new(
                $"De sleutel '{key}' ontbreekt, hier en erboven.", $"The key '{key}' is missing, here and above it."));
        }
    }

    private static string? Missing(Said said) => true switch
    {
        _ when said.Basis is null => "besluit",
        _ when said.Rationale is null => "reden",
        _ when said.Citations.Count == 0 => "vindplaats",
        _ => null,
    };

    private static HistoricalDate Later(HistoricalDate? one, HistoricalDate other) =>
        one is { } date && date.FirstDay > other.FirstDay ? date : other;

    private HistoricalDate? DateOf(Said said) => said.Basis switch
    {
        Basis.Decided d => Find(_all.DecisionDates, _background.Decisions, d.Decision.Slug),
        Basis.Published p => DateOf(p.Source, []),
        _ => null,
    };

    // A source without a date was there when the document that mentions it was.
    private HistoricalDate? DateOf(SourceId source, HashSet<SourceId> asked)
    {
        if (!asked.Add(source))
        {
            return null;
        }

        if (!_sources.TryGetValue(source.Slug, out var said))
        {
            return _background.Sources.TryGetValue(source.Slug, out var known) ? known : null;
        }

        return said.Decided
            ?? (said.Basis is Basis.Decided ? DateOf(said) : null)
            ?? said.Citations.Select(c => DateOf(c.Source, asked)).FirstOrDefault(d => d is not null);
    }

    private static HistoricalDate? Find(
        Dictionary<Slug, HistoricalDate> said, IReadOnlyDictionary<Slug, HistoricalDate> recorded, Slug id) =>
        said.TryGetValue(id, out var date) || recorded.TryGetValue(id, out date) ? date : null;
}
