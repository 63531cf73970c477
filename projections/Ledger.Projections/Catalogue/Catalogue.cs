using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>What a subject is.</summary>
public enum SubjectKind
{
    /// <summary>A plan.</summary>
    Plan,

    /// <summary>An element of a plan.</summary>
    Element,

    /// <summary>An indicator.</summary>
    Indicator,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A budget.</summary>
    Budget,

    /// <summary>A line of a budget.</summary>
    BudgetLine,

    /// <summary>A decision or an advice.</summary>
    Decision,

    /// <summary>A source.</summary>
    Source,
}

/// <summary>Something that one can ask about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Stream">The stream that holds it.</param>
/// <param name="Title">Its title, as first recorded.</param>
public sealed record Subject(string Id, SubjectKind Kind, StreamId Stream, string Title);

/// <summary>Every subject of a municipality, so that an id given in full or in part finds what it means.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Subject> _subjects = new(StringComparer.Ordinal);

    internal Catalogue() { }

    /// <summary>Is told each subject when it is first recorded.</summary>
    internal Action<Subject>? Added { get; init; }

    /// <summary>All subjects, in order of recording.</summary>
    public IReadOnlyCollection<Subject> Subjects => _subjects.Values;

    /// <summary>The catalogue of these events.</summary>
    public static Catalogue Of(IEnumerable<RecordedEvent> events)
    {
        var catalogue = new Catalogue();
        foreach (var recorded in events)
        {
            catalogue.Add(recorded);
        }

        return catalogue;
    }

    /// <summary>
    /// The subjects that an id means: the one with exactly this id, or else all whose id ends with it after a slash.
    /// </summary>
    public IReadOnlyList<Subject> Find(string id) => _subjects.TryGetValue(id, out var exact)
        ? [exact]
        : [.. _subjects.Values.Where(s => s.Id.EndsWith("/" + id, StringComparison.Ordinal))];

    /// <summary>Subjects that someone may have meant by an id that finds nothing, at most five.</summary>
    public IReadOnlyList<Subject> Near(string id)
    {
        var words = id.Split('/', '-', ' ').Where(w => w.Length > 2).ToList();
        return
        [
            .. _subjects.Values
                .Select(s => (Subject: s, Hits: words.Count(w => s.Id.Contains(w, StringComparison.OrdinalIgnoreCase))))
                .Where(x => x.Hits > 0)
                .OrderByDescending(x => x.Hits).ThenBy(x => x.Subject.Id.Length).Take(5).Select(x => x.Subject),
        ];
    }

    /// <summary>The title of a subject; the id itself when it has none.</summary>
    public string TitleOf(string id) => _subjects.TryGetValue(id, out var subject) ? subject.Title : id;

    /// <summary>Takes in the subjects of the next event.</summary>
    internal void Add(RecordedEvent recorded)
    {
        var name = recorded.Stream.Value[(recorded.Stream.Kind.Length + 1)..];
        switch (recorded.Event)
        {
            case PlanEvent e:
                AddPlan(name, e, recorded.Stream);
                break;
            case BudgetEvent.BudgetAdopted e:
                Put(name, SubjectKind.Budget, recorded.Stream, $"Begroting {name}");
                PutLines(name, recorded.Stream, e.Lines);
                break;
            case BudgetEvent.BudgetAmended e:
                PutLines(name, recorded.Stream, e.Lines.Where(l => l.NewLine is not null).Select(l => l.NewLine!));
                break;
            case DecisionEvent.DecisionTaken e:
                Put(name, SubjectKind.Decision, recorded.Stream, e.Title);
                break;
            case DecisionEvent.AdviceGiven e:
                Put(name, SubjectKind.Decision, recorded.Stream, e.Title);
                break;
            case SourceEvent.SourceRegistered e:
                Put(name, SubjectKind.Source, recorded.Stream, e.Title);
                break;
        }
    }

    private void AddPlan(string plan, PlanEvent @event, StreamId stream)
    {
        switch (@event)
        {
            case PlanEvent.PlanOpened e:
                Put(plan, SubjectKind.Plan, stream, e.Title);
                break;
            case PlanEvent.ElementAdded e:
                Put($"{plan}/{e.Element}", SubjectKind.Element, stream, e.Title);
                break;
            case PlanEvent.IndicatorDefined e:
                Put($"{plan}/{e.Indicator}", SubjectKind.Indicator, stream, e.Title);
                break;
            case PlanEvent.TargetSet e:
                var key = TargetKey.Of(e.Indicator, e.Horizon, e.Scope);
                Put($"{plan}/{key}", SubjectKind.Target, stream, TitleOf($"{plan}/{e.Indicator}"));
                break;
        }
    }

    private void PutLines(string budget, StreamId stream, IEnumerable<BudgetLine> lines)
    {
        foreach (var line in lines)
        {
            Put($"{budget}/{line.Id}", SubjectKind.BudgetLine, stream, line.Title);
        }
    }

    private void Put(string id, SubjectKind kind, StreamId stream, string title) =>
        Put(new Subject(id, kind, stream, title));

    /// <summary>Takes in a subject, unless it is there.</summary>
    internal void Put(Subject subject)
    {
        if (_subjects.TryAdd(subject.Id, subject))
        {
            Added?.Invoke(subject);
        }
    }
}
