using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;

namespace Ledger.Dossier.Comparison;

/// <summary>Says in one Dutch sentence what an instruction records.</summary>
internal static class Summaries
{
    /// <summary>The sentence.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">The title of what it belongs to, such as the indicator of a target.</param>
    public static string Of(object command, string? context) => command switch
    {
        RegisterSource c => $"Bron '{c.Source.Title}' wordt geregistreerd",
        CorrectSource c => $"Bron '{c.Corrected.Title}' wordt verbeterd",
        TakeDecision c => $"Besluit van {c.Date.ToDutch()} wordt vastgelegd: {c.Title}",
        CorrectDecision c => $"Besluit van {c.Corrected.Date.ToDutch()} wordt verbeterd: {c.Corrected.Title}",
        GiveAdvice c => $"Advies van {c.Date.ToDutch()} wordt vastgelegd: {c.Title}",
        CorrectAdvice c => $"Advies van {c.Corrected.Date.ToDutch()} wordt verbeterd: {c.Corrected.Title}",
        AnswerAdvice c => $"Antwoord van {c.Date.ToDutch()} op het advies '{context}' wordt vastgelegd",
        AdoptBudget c => $"Begroting van '{context}' wordt vastgesteld op {Total(c)} euro lasten",
        AmendBudget c => Amended(c, context),
        MoveAmount c => $"Van '{context ?? c.From.ToString()}' gaat {c.Amount.ToDutch()} euro naar post {c.To}",
        AssignCover c => $"Dekking van '{context}' wordt: {c.Amount.ToDutch()} euro uit {c.Cover}",
        RecordActual c => $"Realisatie van '{context}' wordt: {c.Amount.ToDutch()} euro",
        CloseYear => "Het begrotingsjaar wordt afgesloten",
        _ => OfPlan(command, context),
    };

    private static string OfPlan(object command, string? context) => command switch
    {
        OpenPlan c => $"Plan '{c.Title}' wordt vastgelegd",
        CorrectPlan c => $"Plan '{c.Corrected.Title}' wordt verbeterd",
        AdoptPlan => $"Plan '{context}' is vastgesteld",
        ClosePlan => $"Plan '{context}' wordt gesloten",
        AddElement c => $"{Kind(c.Kind)} '{Short(c.Title)}' komt in het plan",
        RewordElement c => $"'{Short(context)}' wordt: {Numbered(c.Number, c.Title)}",
        MoveElement { Parent: { } p } => $"'{Short(context)}' komt onder {p}",
        MoveElement => $"'{Short(context)}' komt bovenaan het plan",
        WithdrawElement => $"'{Short(context)}' wordt ingetrokken",
        ScheduleActivity c => $"Uitvoering van '{Short(context)}' wordt: {Schedule(c)}",
        DefineIndicator c => $"Indicator '{Short(c.Title)}' komt in het plan",
        RedefineIndicator c => $"Indicator '{Short(context)}' wordt: {c.Title}",
        WithdrawIndicator => $"Indicator '{Short(context)}' wordt ingetrokken",
        RecordBaseline c =>
            $"Nulmeting{Of(c.ReferenceDate, c.Scope)} van '{Short(context)}' is: {Said(c.Text, c.Reading)}",
        RecordMeasurement c =>
            $"Meting{Of(c.ReferenceDate, c.Scope)} van '{Short(context)}' is: {Said(c.Text, c.Reading)}",
        CorrectBaseline { Corrected: var c } => Moved("Nulmeting", c.InsteadOf, c.ReferenceDate, c.Scope, context),
        CorrectMeasurement { Corrected: var c } => Moved("Meting", c.InsteadOf, c.ReferenceDate, c.Scope, context),
        SetTarget c => $"Streefwaarde{Of(c.Horizon, c.Scope)} van '{Short(context)}' wordt: {c.Text}",
        ChangeTarget c => $"Streefwaarde{Of(c.Horizon, c.Scope)} van '{Short(context)}' wordt: {c.Text}",
        WithdrawTarget c => $"Streefwaarde{Of(c.Horizon, c.Scope)} van '{Short(context)}' vervalt",
        DeclareLineage { To: { } to } c => $"{c.From} is {Words.LineageKinds.WordOf(c.Kind)} als {to}",
        DeclareLineage c => $"{c.From} is vervallen",
        NoteContradiction c => $"Tegenstrijdigheid wordt genoteerd: {c.Title}",
        _ => command.GetType().Name,
    };

    private static string Moved(
        string what, ReadingAt? from, HistoricalDate? date, Scope scope, string? context) =>
        $"{what}{Of(from?.ReferenceDate, from?.Scope ?? scope)} van '{Short(context)}' hoort bij{Of(date, scope)}";

    private static string Amended(AmendBudget c, string? context) => c.Lines.Count == 1
        ? $"Post '{context ?? c.Lines[0].Line.ToString()}' wijzigt met {c.Lines[0].Delta.ToDutch()} euro"
        : $"{c.Lines.Count.ToString(CultureInfo.InvariantCulture)} posten van '{context}' wijzigen";

    private static string Total(AdoptBudget c) => Euro.Sum(
        c.Lines.Where(l => l.Side == Side.Expense).Select(l => l.Amount ?? Euro.Zero)).ToDutch();

    private static string Kind(ElementKind kind)
    {
        var word = Words.ElementKinds.WordOf(kind).Replace('-', ' ');
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string Numbered(string? number, string title) => number is null ? title : $"{number} {title}";

    private static string Schedule(ScheduleActivity c) =>
        string.Join(", ", new[] { c.Responsible, c.When }.OfType<string>().Concat(c.Partners).Take(4));

    private static string Of(HistoricalDate? date, Scope scope) =>
        (date is { } d ? $" {d.ToDutch()}" : "") + For(scope);

    private static string Of(int? year, Scope scope) =>
        (year is { } y ? $" {y.ToString(CultureInfo.InvariantCulture)}" : "") + For(scope);

    private static string For(Scope scope) => scope is Scope.Municipality ? "" : $" ({scope})";

    private static string Said(string? text, Reading reading) => text ?? reading switch
    {
        Reading.Measured m => m.Value.Amount.ToString(CultureInfo.GetCultureInfo("nl-NL")),
        Reading.Range r => FormattableString.Invariant($"{r.Low.Amount} tot {r.High.Amount}"),
        Reading.NotMeasured n => n.Why,
        Reading.Elsewhere e => e.Where,
        _ => "",
    };

    private static string Short(string? text) => text is { Length: > 80 } ? text[..79] + "…" : text ?? "";
}
