using System.CommandLine;

namespace Ledger.Cli;

/// <summary>Every verb of the program, one file each.</summary>
internal static class Verbs
{
    public static IReadOnlyList<Command> All { get; } =
    [
        DemoVerb.Make(),
        InitVerb.Make(),
        ImportVerb.Make(),
        RecordVerb.Make(),
        ActorVerb.Make(),
        CheckCitationsVerb.Make(),
        PlansVerb.Make(),
        PlanVerb.Make(),
        HistoryVerb.Make(),
        DiffVerb.Make(),
        KnowledgeVerb.Make(),
        SeriesVerb.Make(),
        WhyVerb.Make(),
        BudgetVerb.Make(),
        TrailVerb.Make(),
        LineageVerb.Make(),
        ReportVerb.Make(),
        VerifyVerb.Make(),
        CheckpointVerb.Make(),
        ProveVerb.Make(),
        EvidenceVerb.Make(),
        ExportVerb.Make(),
        ServeVerb.Make(),
        ProjectionsVerb.Make(),
        RebuildVerb.Make(),
        AccountVerb.Make(),
        KeyVerb.Make(),
        AccessLogVerb.Make(),
    ];
}
