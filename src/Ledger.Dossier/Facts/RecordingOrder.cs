using Ledger.Domain;

namespace Ledger.Dossier.Facts;

/// <summary>Puts facts in the order in which they can be recorded: what is cited before what cites it.</summary>
internal sealed class RecordingOrder
{
    private readonly Dictionary<StreamId, Fact> _cited;
    private readonly HashSet<StreamId> _done = [];
    private readonly List<Fact> _ordered = [];
    private readonly Problems _problems;

    private RecordingOrder(IEnumerable<Fact> cited, Problems problems)
    {
        _cited = cited.ToDictionary(f => f.Stream);
        _problems = problems;
    }

    public static IReadOnlyList<Fact> Of(IReadOnlyList<Fact> facts, Problems problems)
    {
        var phases = facts.ToLookup(f => f.Phase is Phase.Source or Phase.Decision);
        var order = new RecordingOrder(phases[true], problems);
        foreach (var fact in phases[true].OrderBy(f => f.Phase))
        {
            order.Visit(fact);
        }

        return [.. order._ordered, .. phases[false].OrderBy(f => f.Phase)];
    }

    // Documents that mention each other in a circle cannot all be known before the others are.
    private void Visit(Fact first)
    {
        var path = new Stack<(Fact Fact, Queue<StreamId> Next)>();
        var open = new HashSet<StreamId>();
        Enter(first);
        while (path.TryPeek(out var at))
        {
            if (!at.Next.TryDequeue(out var next))
            {
                path.Pop();
                open.Remove(at.Fact.Stream);
                _ordered.Add(at.Fact);
            }
            else if (open.Contains(next))
            {
                _problems.Add(at.Fact.At, new(
                    $"De vindplaats gaat rond in een kring: {next} rust op {at.Fact.Stream}.",
                    $"The vindplaats goes in a circle: {next} rests on {at.Fact.Stream}."));
            }
            else if (_cited.TryGetValue(next, out var cited))
            {
                Enter(cited);
            }
        }

        void Enter(Fact fact)
        {
            if (_done.Add(fact.Stream))
            {
                open.Add(fact.Stream);
                path.Push((fact, new Queue<StreamId>(Needs(fact).Where(s => s != fact.Stream))));
            }
        }
    }

    private static IEnumerable<StreamId> Needs(Fact fact) => fact.Said.Citations.Select(c => c.Source.Stream)
        .Concat(fact.Said.Basis switch
        {
            Basis.Decided d => [d.Decision.Stream],
            Basis.Published p => [p.Source.Stream],
            _ => Array.Empty<StreamId>(),
        });
}
