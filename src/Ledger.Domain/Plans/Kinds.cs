namespace Ledger.Domain.Plans;

/// <summary>What kind of plan it is. The names are what is stored.</summary>
public enum PlanKind
{
    /// <summary>Beleidsprogramma.</summary>
    PolicyProgramme,

    /// <summary>Beleidsplan.</summary>
    PolicyPlan,

    /// <summary>Strategisch beleidskader.</summary>
    PolicyFramework,

    /// <summary>Strategie.</summary>
    Strategy,

    /// <summary>Themaplan.</summary>
    ThemePlan,

    /// <summary>Uitvoeringsprogramma.</summary>
    ImplementationProgramme,

    /// <summary>Notitie randvoorwaarden.</summary>
    Preconditions,

    /// <summary>Rapportage over een plan.</summary>
    ProgressReport,

    /// <summary>Regionaal plan of kader.</summary>
    RegionalPlan,

    /// <summary>Agenda, such as the maatschappelijke agenda.</summary>
    Agenda,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>
/// What kind of element of a plan it is. Generations use different words; the tree is one mechanism. The names are
/// what is stored.
/// </summary>
public enum ElementKind
{
    /// <summary>Opgave.</summary>
    Challenge,

    /// <summary>Maatschappelijk effect.</summary>
    SocietalEffect,

    /// <summary>Ambitie.</summary>
    Ambition,

    /// <summary>Missie.</summary>
    Mission,

    /// <summary>Prestatieveld (Wmo, artikel 1).</summary>
    PerformanceField,

    /// <summary>Prestatieterrein.</summary>
    PerformanceArea,

    /// <summary>Niveau (basis, preventie, vangnet).</summary>
    Level,

    /// <summary>Thema.</summary>
    Theme,

    /// <summary>Aandachtsgebied.</summary>
    FocusArea,

    /// <summary>Doel.</summary>
    Goal,

    /// <summary>Uitwerking van een doel.</summary>
    GoalElaboration,

    /// <summary>Resultaat.</summary>
    Result,

    /// <summary>Maatregel.</summary>
    Measure,

    /// <summary>Activiteit.</summary>
    Activity,

    /// <summary>Probleem of aanleiding.</summary>
    Problem,

    /// <summary>Risico.</summary>
    Risk,

    /// <summary>Randvoorwaarde.</summary>
    Precondition,

    /// <summary>Uitgangspunt.</summary>
    Principle,

    /// <summary>Motor (the word of the 2019–2022 strategy).</summary>
    Driver,

    /// <summary>Ontwikkeling.</summary>
    Development,

    /// <summary>Partner.</summary>
    Partner,

    /// <summary>Doelgroep.</summary>
    TargetGroup,

    /// <summary>Proces.</summary>
    Process,

    /// <summary>Planning: what is to happen when.</summary>
    Planning,

    /// <summary>Voorziening.</summary>
    Provision,

    /// <summary>Kader waarnaar het plan verwijst.</summary>
    Framework,

    /// <summary>Samenhang met een ander plan.</summary>
    Coherence,

    /// <summary>Overleg.</summary>
    Consultation,

    /// <summary>A figure in the running text.</summary>
    Fact,
}

/// <summary>Which way the document calls good.</summary>
public enum Direction
{
    /// <summary>The document does not say.</summary>
    Unknown,

    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,

    /// <summary>The same is good.</summary>
    Level,
}

/// <summary>How an element follows from one of an earlier generation.</summary>
public enum LineageKind
{
    /// <summary>Voortgezet.</summary>
    Continued,

    /// <summary>Gesplitst.</summary>
    Split,

    /// <summary>Samengevoegd.</summary>
    Merged,

    /// <summary>Geherformuleerd.</summary>
    Reformulated,

    /// <summary>Vervallen: it has no successor, and the documents say so.</summary>
    Discontinued,
}

/// <summary>What two places disagree about.</summary>
public enum ContradictionKind
{
    /// <summary>Two figures for one thing.</summary>
    Figure,

    /// <summary>Up here, down there.</summary>
    Direction,

    /// <summary>A sum, share or percentage that does not come out.</summary>
    Arithmetic,

    /// <summary>A heading against its text.</summary>
    Heading,

    /// <summary>Two names for one thing, or a name against its value.</summary>
    Naming,

    /// <summary>Two years or dates.</summary>
    Date,

    /// <summary>Two scopes.</summary>
    Scope,

    /// <summary>Numbers of goals, results or sections.</summary>
    Numbering,

    /// <summary>Two texts.</summary>
    Text,
}
