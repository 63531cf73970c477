using Ledger.Domain.Plans;

namespace Ledger.Dossier;

/// <summary>The words of a dossier for kinds of things, for whoever lets one choose among them.</summary>
public static class DossierWords
{
    /// <summary>Kinds of source.</summary>
    public static IReadOnlyList<string> SourceKinds { get; } = [.. Words.SourceKinds.All];

    /// <summary>Bodies that decide.</summary>
    public static IReadOnlyList<string> Bodies { get; } = [.. Words.Bodies.All];

    /// <summary>Kinds of decision.</summary>
    public static IReadOnlyList<string> DecisionKinds { get; } = [.. Words.DecisionKinds.All];

    /// <summary>Kinds of plan.</summary>
    public static IReadOnlyList<string> PlanKinds { get; } = [.. Words.PlanKinds.All];

    /// <summary>Kinds of element.</summary>
    public static IReadOnlyList<string> ElementKinds { get; } = [.. Words.ElementKinds.All];

    /// <summary>Units of measurement.</summary>
    public static IReadOnlyList<string> Units { get; } = [.. Words.Units.All];

    /// <summary>Directions that are favourable.</summary>
    public static IReadOnlyList<string> Directions { get; } = [.. Words.Directions.All];

    /// <summary>The word for a unit.</summary>
    public static string Of(Unit unit) => Words.Units.Words.First(w => w.Meaning == unit).Word;

    /// <summary>The word for a direction.</summary>
    public static string Of(Direction direction) => Words.Directions.Words.First(w => w.Meaning == direction).Word;

    /// <summary>Kinds of lineage.</summary>
    public static IReadOnlyList<string> LineageKinds { get; } = [.. Words.LineageKinds.All];

    /// <summary>Kinds of contradiction.</summary>
    public static IReadOnlyList<string> ContradictionKinds { get; } = [.. Words.ContradictionKinds.All];

    /// <summary>Sides of a budget.</summary>
    public static IReadOnlyList<string> Sides { get; } = [.. Words.Sides.All];

    /// <summary>Whether a line of a budget comes back every year.</summary>
    public static IReadOnlyList<string> Terms { get; } = [.. Words.Terms.All];
}
