using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>Why a stream is to be read for something that is not its own.</summary>
internal enum MentionKind
{
    /// <summary>It rests on the decision or source.</summary>
    Rests,

    /// <summary>It cites the source.</summary>
    Cites,

    /// <summary>It declares lineage from or to it.</summary>
    Lineage,

    /// <summary>It notes that places cannot all be right about it.</summary>
    Contradiction,

    /// <summary>It ranks it in an advice.</summary>
    Advice,
}

/// <summary>What an event says of something.</summary>
/// <param name="Subject">Of what: the id of an element, indicator, plan, decision or source.</param>
/// <param name="Kind">In what way.</param>
/// <param name="Other">What else it says so of; empty when nothing.</param>
internal readonly record struct Mention(string Subject, MentionKind Kind, string Other)
{
    /// <summary>All that an event mentions.</summary>
    public static IEnumerable<Mention> Of(RecordedEvent recorded)
    {
        if (recorded.By.Basis is Basis.Decided or Basis.Published)
        {
            yield return new Mention(VersionHistory.Rests(recorded.By.Basis), MentionKind.Rests, "");
        }

        foreach (var source in CitationsOf(recorded).Select(c => c.Source).Distinct())
        {
            yield return new Mention(source.ToString(), MentionKind.Cites, "");
        }

        foreach (var mention in Within(recorded.Event))
        {
            yield return mention;
        }
    }

    /// <summary>All citations of an event: of its accountability and of what it says itself.</summary>
    public static IEnumerable<Citation> CitationsOf(RecordedEvent recorded) =>
        recorded.By.Citations.Concat(recorded.Event switch
        {
            PlanEvent.ContradictionNoted e => e.Statements.Select(s => s.At),
            DecisionEvent.AdviceGiven e => e.Points.Select(p => p.At).Concat(e.Ranking.Select(r => r.At)),
            DecisionEvent.AdviceAnswered e => e.Replies.Select(r => r.At),
            _ => [],
        });

    private static IEnumerable<Mention> Within(ILedgerEvent @event) => @event switch
    {
        PlanEvent.LineageDeclared { To: { } to } e =>
        [
            new($"{e.From}", MentionKind.Lineage, $"{to}"), new($"{to}", MentionKind.Lineage, $"{e.From}"),
        ],
        PlanEvent.LineageDeclared e => [new($"{e.From}", MentionKind.Lineage, "")],
        PlanEvent.ContradictionNoted { About: [var one] } => [new($"{one}", MentionKind.Contradiction, "")],
        PlanEvent.ContradictionNoted e => e.About.SelectMany(a => e.About.Where(b => b != a)
            .Select(b => new Mention($"{a}", MentionKind.Contradiction, $"{b}"))),
        DecisionEvent.AdviceGiven e => e.Ranking.Where(r => r.Element is not null)
            .Select(r => new Mention($"{r.Plan}/{r.Element}", MentionKind.Advice, "")),
        _ => [],
    };
}
