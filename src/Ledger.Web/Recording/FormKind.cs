using Ledger.Domain.Decisions;
using Ledger.Projections;
using Ledger.Store;

namespace Ledger.Web.Recording;

/// <summary>Something that an officer may record on a form.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Group">Under which heading it is offered.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Hint">When to use it.</param>
/// <param name="About">What kind of subject it changes; null when it brings a new one.</param>
/// <param name="Command">The kind of command in the words of a dossier.</param>
/// <param name="Ground">On what it rests.</param>
/// <param name="Own">The fields of its own.</param>
public sealed record FormKind(
    string Name, string Group, string Title, string Hint, SubjectKind? About, string Command, FormGround Ground,
    IReadOnlyList<FormField> Own)
{
    /// <summary>All that may be recorded.</summary>
    public static IReadOnlyList<FormKind> All { get; } = [.. FormKinds.All];

    /// <summary>The kind with a name; null when there is none.</summary>
    public static FormKind? Named(string name) => All.FirstOrDefault(k => k.Name == name);

    /// <summary>The kinds that change a subject.</summary>
    public static IEnumerable<FormKind> For(SubjectKind kind) => All.Where(k => k.About == kind);

    /// <summary>Whether an input error may be put right by it.</summary>
    public bool MayCorrect => Ground is FormGround.DecisionOrCorrection or FormGround.PublicationOrCorrection;

    /// <summary>The fields of its accountability, after its own.</summary>
    public IReadOnlyList<FormField> Account { get; } = [.. Accounting(Name, Ground)];

    /// <summary>All fields, in the order of the form.</summary>
    public IEnumerable<FormField> Fields => Own.Concat(Account);

    /// <summary>
    /// The kind as it is for a subject: the answer to an advice has a field for each of its points. Null when it is
    /// not for this subject.
    /// </summary>
    /// <param name="events">What was recorded of the subject.</param>
    public FormKind? For(IEnumerable<RecordedEvent> events)
    {
        if (Command != "advies-beantwoorden")
        {
            return this;
        }

        var advice = events.Select(e => e.Event).OfType<DecisionEvent.AdviceGiven>().LastOrDefault();
        return advice is null ? null : this with { Own = [.. Own, .. advice.Points.Select(Reply)] };
    }

    private static FormField Reply(AdvicePoint point) => new(
        $"op-{point.Id}", $"Antwoord op: {point.Title}", FieldKind.Lines, Need: FieldNeed.Never)
    { IsPart = true };

    private static IEnumerable<FormField> Correcting(string name, FormGround ground)
    {
        if (ground is FormGround.DecisionOrCorrection or FormGround.PublicationOrCorrection)
        {
            yield return new FormField("aard", "Wat is dit", FieldKind.Choice)
            {
                Among = ground == FormGround.DecisionOrCorrection ? "aard" : "aard-cijfer",
            };
            yield return new FormField(
                "mis", "Wat was er mis", FieldKind.Words, "Alleen bij een rectificatie: welke fout is gemaakt",
                FieldNeed.Sometimes);
        }

        if (name is "meting" or "nulmeting")
        {
            yield return new FormField(
                FilledForm.Mistaken, "Welk cijfer is mis", FieldKind.Choice,
                "Alleen bij een rectificatie. Hoort het bij een andere datum of een ander bereik, vul die hierboven in",
                FieldNeed.Sometimes);
        }
    }

    private static IEnumerable<FormField> Accounting(string name, FormGround ground)
    {
        foreach (var field in Correcting(name, ground))
        {
            yield return field;
        }

        if (ground is FormGround.Decision or FormGround.DecisionOrCorrection)
        {
            yield return new FormField(
                "besluit", "Op grond van welk besluit", FieldKind.Choice,
                ground == FormGround.Decision ? null : "Alleen bij een wijziging",
                ground == FormGround.Decision ? FieldNeed.Always : FieldNeed.Sometimes);
            yield return new FormField(
                "geldig", "Geldig vanaf", FieldKind.Date, "Leeg: vanaf de dag van het besluit", FieldNeed.Never);
        }

        yield return new FormField(
            "reden", "Reden", FieldKind.Lines, "Waarom, in woorden die over vijf jaar nog iets zeggen");
        if (name == "bron" || ground == FormGround.Places)
        {
            yield break;
        }

        yield return new FormField(
            "vindplaats",
            ground is FormGround.Publication or FormGround.PublicationOrCorrection
                ? "Waar het cijfer is gepubliceerd"
                : "Waar het staat",
            FieldKind.Place, "Het document en de plaats daarin. Staat het er niet bij, neem dan eerst de bron op");
        yield return new FormField(
            "citaat", "Wat daar letterlijk staat", FieldKind.Words, "Het cijfer of de korte bewoording",
            FieldNeed.Never);
    }
}
