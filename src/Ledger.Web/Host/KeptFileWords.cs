using System.Diagnostics;
using Ledger.Store.Seal;

namespace Ledger.Web;

/// <summary>What checking a kept file came to, in words.</summary>
internal static class KeptFileWords
{
    /// <summary>How many problems a page shows.</summary>
    public const int MostProblems = 50;

    /// <summary>The whole of it in a few sentences.</summary>
    public static string Conclusion(KeptFileReport report) => (report.Kind, report.Ok) switch
    {
        (KeptFileKind.Checkpoint, true) => Words.T(
            "Dit zegel is van dit register. Alle {0} gebeurtenissen die het omvat, staan er nu nog precies zo: het "
            + "hele register is zojuist nagerekend.", Words.Count(report.Checkpoint!.Size)),
        (KeptFileKind.Checkpoint, false) => Words.T(
            "Dit zegel en dit register passen niet bij elkaar, of er is sinds het zegel iets herschreven."),
        (KeptFileKind.Proof, true) => Words.T(
            "Dit bewijs is van dit register: de vastlegging hieronder is verzegeld en staat er nu nog precies zo."),
        (KeptFileKind.Proof, false) => Words.T("Dit bewijs gaat niet op voor wat er nu in dit register staat."),
        (KeptFileKind.Archive, true) => Words.T(
            "Alle {0} gebeurtenissen in dit archief zijn bewezen, en wat het archief verzegeld noemt, staat nu nog "
            + "precies zo in dit register.", Words.Count(report.Events)),
        (KeptFileKind.Archive, false) => Words.T(
            "Dit archief bewijst niet wat het zegt, of past niet bij dit register."),
        (KeptFileKind.Key, true) => Words.T(
            "Dit is een sleutel waarmee dit register ondertekent of ondertekend heeft."),
        (KeptFileKind.Key, false) => Words.T("Dit is een openbare sleutel, maar niet een van dit register."),
        _ => throw new UnreachableException($"Nothing to conclude of {report.Kind}."),
    };

    /// <summary>One problem, with its place.</summary>
    public static string Say(SealProblem problem)
    {
        var what = Words.T(InDutch(problem.Kind));
        return problem.Position is { } position
            ? $"{Words.T("Positie {0}", position)}: {what}{(problem.Fields.Count > 0 ? $", {Words.T("in")} " : "")}"
                + $"{string.Join($" {Words.T("en")} ", problem.Fields)}."
            : $"{Words.Capital(what)}.";
    }

    private static string InDutch(string kind) => kind switch
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
