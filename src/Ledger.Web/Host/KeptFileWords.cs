using System.Diagnostics;
using System.Globalization;
using Ledger.Store.Seal;

namespace Ledger.Web;

/// <summary>What checking a kept file came to, as a Dutch reader says it.</summary>
internal static class KeptFileWords
{
    /// <summary>How many problems a page shows.</summary>
    public const int MostProblems = 50;

    /// <summary>The whole of it in a few sentences.</summary>
    public static string Conclusion(KeptFileReport report) => (report.Kind, report.Ok) switch
    {
        (KeptFileKind.Checkpoint, true) =>
            $"Dit zegel is van dit register. Alle {Dutch.Count((int)report.Checkpoint!.Size)} gebeurtenissen die het "
            + "omvat, staan er nu nog precies zo: het hele register is zojuist nagerekend.",
        (KeptFileKind.Checkpoint, false) =>
            "Dit zegel en dit register passen niet bij elkaar, of er is sinds het zegel iets herschreven.",
        (KeptFileKind.Proof, true) =>
            "Dit bewijs is van dit register: de vastlegging hieronder is verzegeld en staat er nu nog precies zo.",
        (KeptFileKind.Proof, false) => "Dit bewijs gaat niet op voor wat er nu in dit register staat.",
        (KeptFileKind.Archive, true) =>
            $"Alle {Dutch.Count((int)report.Events)} gebeurtenissen in dit archief zijn bewezen, en wat het archief "
            + "verzegeld noemt, staat nu nog precies zo in dit register.",
        (KeptFileKind.Archive, false) => "Dit archief bewijst niet wat het zegt, of past niet bij dit register.",
        (KeptFileKind.Key, true) => "Dit is een sleutel waarmee dit register ondertekent of ondertekend heeft.",
        (KeptFileKind.Key, false) => "Dit is een openbare sleutel, maar niet een van dit register.",
        _ => throw new UnreachableException($"Nothing to conclude of {report.Kind}."),
    };

    /// <summary>One problem, with its place.</summary>
    public static string Say(SealProblem problem) => problem.Position is { } position
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Positie {position}: {Say(problem.Kind)}{(problem.Fields.Count > 0 ? ", in " : "")}")
            + string.Join(" en ", problem.Fields) + "."
        : $"{char.ToUpperInvariant(Say(problem.Kind)[0])}{Say(problem.Kind)[1..]}.";

    private static string Say(string kind) => kind switch
    {
        ProblemKind.Changed => "de gebeurtenis is niet zoals zij is verzegeld",
        ProblemKind.Redated => "het tijdstip van vastleggen is veranderd",
        ProblemKind.Removed => "een verzegelde gebeurtenis is weg",
        ProblemKind.Tenant => "een verzegelde gebeurtenis staat nu bij een andere gemeente",
        ProblemKind.Inserted => "er staat een gebeurtenis tussen die niet is verzegeld",
        ProblemKind.Swapped => "een verzegelde gebeurtenis staat op een andere plaats",
        ProblemKind.Hidden => "wie het logboek volgt, komt een gebeurtenis niet of dubbel tegen",
        ProblemKind.Restored => "het register is korter dan wat er is verzegeld, of het is een ander register",
        ProblemKind.Tiles => "de bewaarde boom van controlegetallen is niet die van het logboek",
        ProblemKind.Signature => "de ondertekening is niet van een sleutel van dit register",
        ProblemKind.Unsealed => "er zijn gebeurtenissen en er is nooit iets verzegeld",
        ProblemKind.Archive => "er staat iets in het bestand dat niet bewezen is, of er ontbreekt iets",
        ProblemKind.Name => "bij een sleutel staat een andere naam dan is vastgelegd, of geen",
        _ => throw new UnreachableException($"Unhandled kind {kind}."),
    };
}
