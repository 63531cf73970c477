using System.Text.Json.Nodes;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Dossier.Facts;
using Ledger.Store;

namespace Ledger.Dossier.Comparison;

/// <summary>What it takes to put right what was recorded of a fact.</summary>
/// <param name="Commands">The commands of the rectificatie; none when nothing differs.</param>
/// <param name="Fixed">The fields that differ and that no command can put right.</param>
internal sealed record Correction(IReadOnlyList<object> Commands, IReadOnlyList<string> Fixed)
{
    public static Correction Nothing { get; } = new([], []);
}

/// <summary>Compares what a dossier says of a fact now with what was recorded of it before.</summary>
internal static class Corrections
{
    /// <summary>What differs, and how to put it right.</summary>
    /// <param name="command">What the dossier says.</param>
    /// <param name="recorded">What was recorded of it, in order: the fact and its rectificaties.</param>
    public static Correction Of(object command, IReadOnlyList<RecordedEvent> recorded) => command switch
    {
        AdoptBudget c => BudgetCorrections.Of(c, recorded),
        AmendBudget c => BudgetCorrections.Of(c, recorded),
        MoveAmount c => BudgetCorrections.Of(c, recorded),
        _ => Of(command, Differences(command, recorded)),
    };

    private static Correction Of(object command, HashSet<string> differ) => differ.Count == 0
        ? Correction.Nothing
        : command switch
        {
            RegisterSource or TakeDecision or GiveAdvice or OpenPlan or SetTarget => Single(Whole(command)),
            AddElement c => Element(c, differ),
            DefineIndicator c => new Correction(
                differ.IsSubsetOf(["element"])
                    ? []
                    : [new RedefineIndicator(
                        c.Indicator, c.Title, c.Unit, c.Direction, c.IsMain, c.MonitoredBy, c.Note)],
                [.. differ.Intersect(["element"])]),
            AnswerAdvice or ScheduleActivity or RewordElement or MoveElement or RedefineIndicator or RecordBaseline
                or RecordMeasurement or ChangeTarget or NoteContradiction or DeclareLineage or AssignCover
                or RecordActual => Single(command),
            _ => new Correction([], [.. differ]),
        };

    private static Correction Single(object command) => new([command], []);

    /// <summary>The command that puts right what another recorded; itself where it may be given again.</summary>
    public static object Whole(object command) => command switch
    {
        RegisterSource c => new CorrectSource(c.Source),
        TakeDecision c => new CorrectDecision(new(c.Body, c.BodyName, c.Date, c.Kind, c.Title, c.Documents)),
        GiveAdvice c => new CorrectAdvice(
            new(c.Body, c.BodyName, c.Date, c.Title, c.About, c.Documents, c.Points, c.Ranking)),
        OpenPlan c => new CorrectPlan(new(c.Title, c.Kind, c.From, c.To, c.Document)),
        SetTarget c => new ChangeTarget(c.Indicator, c.Horizon, c.Scope, c.Value, c.Text),
        _ => command,
    };

    /// <summary>
    /// The command that puts right what an event recorded. A figure that was recorded under another date, or for
    /// another scope, then stands no longer where it was recorded.
    /// </summary>
    public static object Whole(object command, ILedgerEvent wrong) => (command, wrong) switch
    {
        (RecordMeasurement c, PlanEvent.MeasurementRecorded w)
            when w.Indicator == c.Indicator && At(w.Scope, w.ReferenceDate) is var at
                && at != At(c.Scope, c.ReferenceDate) =>
            new CorrectMeasurement(new(c.Indicator, c.Scope, c.ReferenceDate, c.Reading, c.Text, at)),
        (RecordBaseline c, PlanEvent.BaselineRecorded w)
            when w.Indicator == c.Indicator && At(w.Scope, w.ReferenceDate) is var at
                && at != At(c.Scope, c.ReferenceDate) =>
            new CorrectBaseline(new(c.Indicator, c.Scope, c.ReferenceDate, c.Reading, c.Text, at)),
        _ => Whole(command),
    };

    private static ReadingAt At(Scope scope, HistoricalDate? date) => new(scope, date);

    private static Correction Element(AddElement c, HashSet<string> differ)
    {
        var commands = new List<object>();
        if (differ.Overlaps(["number", "title", "note"]))
        {
            commands.Add(new RewordElement(c.Element, c.Number, c.Title, c.Note));
        }

        if (differ.Contains("parent"))
        {
            commands.Add(new MoveElement(c.Element, c.Parent));
        }

        return new Correction(commands, [.. differ.Intersect(["kind"])]);
    }

    // A rectificatie has the fields that it puts right; they take the place of what was recorded first.
    private static HashSet<string> Differences(object command, IReadOnlyList<RecordedEvent> recorded)
    {
        var there = new JsonObject();
        foreach (var (field, value) in recorded.SelectMany(r => CommandIds.Content(r.Event)))
        {
            there[field] = value?.DeepClone();
        }

        var said = CommandIds.Content(command);
        if (command is RegisterSource)
        {
            said = said["source"]!.AsObject();
        }

        return [.. said.Where(f => !JsonNode.DeepEquals(f.Value, there[f.Key])).Select(f => f.Key)];
    }
}
