using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Store;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Dossier.Comparison;

/// <summary>Puts amounts right by their difference: what was amended on top of them stays.</summary>
internal static class BudgetCorrections
{
    public static Correction Of(AdoptBudget command, IReadOnlyList<RecordedEvent> recorded)
    {
        var adopted = (BudgetAdopted)recorded[0].Event;
        var terms = adopted.Lines.ToDictionary(l => l.Id);
        var amounts = adopted.Lines.ToDictionary(l => l.Id, l => l.Amount ?? Euro.Zero);
        foreach (var change in Changes(recorded.Skip(1)))
        {
            if (change.NewLine is { } line)
            {
                terms[line.Id] = line;
            }

            amounts[change.Line] = amounts.GetValueOrDefault(change.Line) + change.Delta;
        }

        var changes = command.Lines.Select(l => Change(l, terms, amounts)).OfType<LineChange>().ToValueList();
        var fixedFields = command.Lines
            .Where(l => terms.TryGetValue(l.Id, out var there) && Terms(there) != Terms(l))
            .Select(l => $"lines/{l.Id}")
            .Concat(adopted.StatedTotal != command.StatedTotal ? ["statedTotal"] : []);
        return new Correction(changes.Count == 0 ? [] : [new AmendBudget(null, changes)], [.. fixedFields]);
    }

    public static Correction Of(AmendBudget command, IReadOnlyList<RecordedEvent> recorded)
    {
        var first = (BudgetAmended)recorded[0].Event;
        var line = command.Lines[0];
        var there = first.Lines.FirstOrDefault(l => l.Line == line.Line);
        var sum = Euro.Sum(Changes(recorded).Where(c => c.Line == line.Line).Select(c => c.Delta));
        var rest = line.Delta - sum;
        var isSame = first.Title == command.Title && there?.Bearing == line.Bearing && there.NewLine == line.NewLine;
        return new Correction(
            rest == Euro.Zero ? [] : [new AmendBudget(command.Title, [new(line.Line, rest, line.Bearing, null)])],
            isSame ? [] : ["title"]);
    }

    public static Correction Of(MoveAmount command, IReadOnlyList<RecordedEvent> recorded)
    {
        var moves = recorded.Select(r => r.Event).OfType<AmountMoved>().ToList();
        var there = Euro.Sum(moves.Select(m => m.From == command.From ? m.Amount : -m.Amount));
        var rest = command.Amount - there;
        IReadOnlyList<object> commands = true switch
        {
            _ when rest > Euro.Zero => [command with { Amount = rest }],
            _ when rest < Euro.Zero => [new MoveAmount(command.To, command.From, -rest, command.Title)],
            _ => [],
        };
        return new Correction(commands, moves[0].Title == command.Title ? [] : ["title"]);
    }

    private static LineChange? Change(
        BudgetLine said, Dictionary<BudgetLineId, BudgetLine> terms, Dictionary<BudgetLineId, Euro> amounts)
    {
        if (!terms.ContainsKey(said.Id))
        {
            return new LineChange(
                said.Id, said.Amount ?? Euro.Zero, Bearing.Unknown, said with { Amount = null });
        }

        var rest = (said.Amount ?? Euro.Zero) - amounts[said.Id];
        return rest == Euro.Zero ? null : new LineChange(said.Id, rest, Bearing.Unknown, null);
    }

    private static BudgetLine Terms(BudgetLine line) => line with { Amount = null };

    private static IEnumerable<LineChange> Changes(IEnumerable<RecordedEvent> recorded) =>
        recorded.Select(r => r.Event).OfType<BudgetAmended>().SelectMany(a => a.Lines);
}
