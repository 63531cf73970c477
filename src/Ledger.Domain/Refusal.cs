namespace Ledger.Domain;

/// <summary>
/// Why a command is refused: a closed list, numbered in order of precedence (of several that apply, the lowest number
/// is given). Numbers and codes are promises to scripts and never change.
/// </summary>
public sealed record Refusal
{
    private static readonly List<Refusal> Listed = [];

    private Refusal(int number, string code, bool transient, string dutch, string english)
    {
        Number = number;
        Code = code;
        IsTransient = transient;
        Dutch = dutch;
        English = english;
        Listed.Add(this);
    }

    /// <summary>The number.</summary>
    public int Number { get; }

    /// <summary>The code, in kebab case.</summary>
    public string Code { get; }

    /// <summary>Whether trying the same again later may succeed.</summary>
    public bool IsTransient { get; }

    /// <summary>The sentence for a Dutch reader.</summary>
    public string Dutch { get; }

    /// <summary>The sentence for an English reader.</summary>
    public string English { get; }

    /// <summary>All of them, in order of precedence.</summary>
    public static IReadOnlyList<Refusal> All { get; } = Listed.AsReadOnly();

    // 1xx: the log.

    /// <summary>Someone else changed the stream meanwhile.</summary>
    public static readonly Refusal Conflict = new(101, "conflict", true,
        "Iemand anders heeft dit intussen gewijzigd; bekijk de nieuwe stand en probeer het opnieuw.",
        "Someone else changed this meanwhile; look at the new state and try again.");

    /// <summary>The stream is not at the version that the caller saw.</summary>
    public static readonly Refusal StaleVersion = new(102, "stale-version", false,
        "De opdracht gaat uit van een oudere versie dan die er nu is.",
        "The command rests on an older version than the one there is now.");

    /// <summary>The id of the command was used for another command.</summary>
    public static readonly Refusal CommandIdReused = new(103, "command-id-reused", false,
        "Het kenmerk van deze opdracht is al voor een andere opdracht gebruikt.",
        "The id of this command was used for another command already.");

    // 2xx: accountability.

    /// <summary>No rationale.</summary>
    public static readonly Refusal RationaleMissing = new(201, "rationale-missing", false,
        "De reden ontbreekt: zeg in woorden waarom.",
        "The rationale is missing: say why, in words.");

    /// <summary>No citation.</summary>
    public static readonly Refusal CitationMissing = new(202, "citation-missing", false,
        "De vindplaats ontbreekt: noem minstens één document en de plaats daarin.",
        "The citation is missing: name at least one document and the place in it.");

    /// <summary>A source that is not registered.</summary>
    public static readonly Refusal SourceUnknown = new(203, "source-unknown", false,
        "Deze bron is niet geregistreerd.",
        "This source is not registered.");

    /// <summary>A decision that was never recorded.</summary>
    public static readonly Refusal DecisionUnknown = new(204, "decision-unknown", false,
        "Dit besluit is niet vastgelegd.",
        "This decision is not recorded.");

    /// <summary>An event that does not exist, or is of another stream.</summary>
    public static readonly Refusal CorrectedEventUnknown = new(205, "corrected-event-unknown", false,
        "De gebeurtenis die gerectificeerd wordt, bestaat niet in deze stroom.",
        "The event to correct does not exist in this stream.");

    /// <summary>A correction that would move what it corrects in time.</summary>
    public static readonly Refusal CorrectionMovesTime = new(206, "correction-moves-time", false,
        "Een rectificatie houdt de datums van wat zij verbetert.",
        "A correction keeps the dates of what it corrects.");

    /// <summary>Decided after today.</summary>
    public static readonly Refusal DecidedInFuture = new(207, "decided-in-future", false,
        "De datum van het besluit ligt in de toekomst.",
        "The date of the decision lies in the future.");

    /// <summary>Effective before what it changes exists.</summary>
    public static readonly Refusal EffectiveTooEarly = new(208, "effective-too-early", false,
        "Een wijziging kan niet gelden voordat bestaat wat zij wijzigt.",
        "A change cannot take effect before what it changes exists.");

    /// <summary>Decided before what it changes was decided.</summary>
    public static readonly Refusal DecidedTooEarly = new(209, "decided-too-early", false,
        "Een wijziging kan niet besloten zijn voordat besloten was wat zij wijzigt.",
        "A change cannot have been decided before what it changes was decided.");

    /// <summary>A correction on the basis of a decision or a publication.</summary>
    public static readonly Refusal CorrectionBasisMissing = new(210, "correction-basis-missing", false,
        "Dit kan alleen als rectificatie: noem de gebeurtenis die verbeterd wordt en wat er mis was.",
        "This can only be done as a correction: name the event that is put right and what was wrong.");

    // 3xx: plans.

    /// <summary>There is no such plan.</summary>
    public static readonly Refusal PlanUnknown = new(301, "plan-unknown", false,
        "Dit plan bestaat niet.", "This plan does not exist.");

    /// <summary>There is such a plan already, with other content.</summary>
    public static readonly Refusal PlanExists = new(302, "plan-exists", false,
        "Dit plan bestaat al.", "This plan exists already.");

    /// <summary>The plan is closed.</summary>
    public static readonly Refusal PlanClosed = new(303, "plan-closed", false,
        "Dit plan is gesloten.", "This plan is closed.");

    /// <summary>The period ends before it starts.</summary>
    public static readonly Refusal PeriodReversed = new(304, "period-reversed", false,
        "De periode eindigt voor zij begint.", "The period ends before it starts.");

    /// <summary>A title is blank.</summary>
    public static readonly Refusal TitleMissing = new(305, "title-missing", false,
        "De titel ontbreekt.", "The title is missing.");

    /// <summary>There is no such element.</summary>
    public static readonly Refusal ElementUnknown = new(306, "element-unknown", false,
        "Dit element bestaat niet in het plan.", "This element does not exist in the plan.");

    /// <summary>The id is taken by another element or indicator.</summary>
    public static readonly Refusal ElementExists = new(307, "element-exists", false,
        "Dit kenmerk is al in gebruik voor een ander element of een andere indicator.",
        "This id is used by another element or indicator already.");

    /// <summary>The element is withdrawn.</summary>
    public static readonly Refusal ElementWithdrawn = new(308, "element-withdrawn", false,
        "Dit element is ingetrokken.", "This element is withdrawn.");

    /// <summary>The element would come under itself.</summary>
    public static readonly Refusal ElementUnderItself = new(309, "element-under-itself", false,
        "Een element kan niet onder zichzelf komen.", "An element cannot come under itself.");

    /// <summary>There is no such indicator.</summary>
    public static readonly Refusal IndicatorUnknown = new(310, "indicator-unknown", false,
        "Deze indicator bestaat niet in het plan.", "This indicator does not exist in the plan.");

    /// <summary>The indicator is withdrawn.</summary>
    public static readonly Refusal IndicatorWithdrawn = new(311, "indicator-withdrawn", false,
        "Deze indicator is ingetrokken.", "This indicator is withdrawn.");

    /// <summary>The unit of a value is not that of its indicator.</summary>
    public static readonly Refusal UnitDiffers = new(312, "unit-differs", false,
        "De eenheid van de waarde is niet die van de indicator.",
        "The unit of the value is not that of the indicator.");

    /// <summary>There is no such target.</summary>
    public static readonly Refusal TargetUnknown = new(313, "target-unknown", false,
        "Deze streefwaarde bestaat niet.", "This target does not exist.");

    /// <summary>There is such a target already, with another value.</summary>
    public static readonly Refusal TargetExists = new(314, "target-exists", false,
        "Deze streefwaarde is al gezet; wijzig haar.", "This target is set already; change it.");

    /// <summary>The lower bound of a value lies above the upper.</summary>
    public static readonly Refusal BoundsReversed = new(315, "bounds-reversed", false,
        "De ondergrens ligt boven de bovengrens.", "The lower bound lies above the upper bound.");

    /// <summary>The short wording of the document is missing.</summary>
    public static readonly Refusal WordingMissing = new(316, "wording-missing", false,
        "De bewoording van het document ontbreekt.", "The wording of the document is missing.");

    /// <summary>A contradiction with fewer than two places.</summary>
    public static readonly Refusal ContradictionNeedsTwoPlaces = new(317, "contradiction-needs-two-places", false,
        "Een tegenstrijdigheid noemt minstens twee plaatsen.", "A contradiction names at least two places.");

    /// <summary>A lineage that has no predecessor or successor where its kind needs one.</summary>
    public static readonly Refusal LineageIncomplete = new(318, "lineage-incomplete", false,
        "Herkomst noemt een eerder element en, behalve bij vervallen, een later.",
        "Lineage names an earlier element and, unless discontinued, a later one.");

    /// <summary>No figure was recorded where one is to be put right.</summary>
    public static readonly Refusal ReadingUnknown = new(319, "reading-unknown", false,
        "Op die datum en voor dat bereik is geen cijfer vastgelegd dat verplaatst kan worden.",
        "No figure was recorded at that date and for that scope that could be moved.");

    // 4xx: budgets.

    /// <summary>There is no budget for that plan and year.</summary>
    public static readonly Refusal BudgetNotAdopted = new(401, "budget-not-adopted", false,
        "Voor dit plan en jaar is geen begroting vastgesteld.", "No budget is adopted for this plan and year.");

    /// <summary>There is a budget already, with other lines.</summary>
    public static readonly Refusal BudgetExists = new(402, "budget-exists", false,
        "De begroting van dit jaar is al vastgesteld.", "The budget of this year is adopted already.");

    /// <summary>The year is closed.</summary>
    public static readonly Refusal YearClosed = new(403, "year-closed", false,
        "Het begrotingsjaar is afgesloten.", "The budget year is closed.");

    /// <summary>There is no such line.</summary>
    public static readonly Refusal BudgetLineUnknown = new(404, "budget-line-unknown", false,
        "Deze begrotingspost bestaat niet.", "This budget line does not exist.");

    /// <summary>Two lines with one id.</summary>
    public static readonly Refusal BudgetLineTwice = new(405, "budget-line-twice", false,
        "Een begrotingspost komt twee keer voor.", "A budget line occurs twice.");

    /// <summary>The money of the line is elsewhere.</summary>
    public static readonly Refusal BudgetLineElsewhere = new(406, "budget-line-elsewhere", false,
        "Het geld van deze post staat elders; hier is geen bedrag.",
        "The money of this line is elsewhere; there is no amount here.");

    /// <summary>The amount must be more than zero.</summary>
    public static readonly Refusal AmountNotPositive = new(407, "amount-not-positive", false,
        "Het bedrag moet meer dan nul zijn.", "The amount must be more than zero.");

    /// <summary>The amount exceeds what the line has.</summary>
    public static readonly Refusal AmountExceedsLine = new(408, "amount-exceeds-line", false,
        "Het bedrag is meer dan er op de post staat.", "The amount is more than the line has.");

    /// <summary>From a line to itself, or between the sides of the budget.</summary>
    public static readonly Refusal MoveBetweenSides = new(409, "move-between-sides", false,
        "Verschuiven kan alleen tussen twee posten aan dezelfde kant.",
        "An amount moves only between two lines of the same side.");

    /// <summary>An amendment without changes.</summary>
    public static readonly Refusal AmendmentEmpty = new(410, "amendment-empty", false,
        "De begrotingswijziging wijzigt niets.", "The amendment changes nothing.");

    /// <summary>A line that an amendment introduces has an amount of its own.</summary>
    public static readonly Refusal NewLineHasAmount = new(411, "new-line-has-amount", false,
        "Een post die met een begrotingswijziging begint, heeft geen primitief bedrag; de wijziging noemt het bedrag.",
        "A line that begins with an amendment has no primitive amount; the change gives the amount.");

    // 5xx: decisions and sources.

    /// <summary>There is such a decision already, with other content.</summary>
    public static readonly Refusal DecisionExists = new(501, "decision-exists", false,
        "Er is al een ander besluit met dit kenmerk.", "There is another decision with this id already.");

    /// <summary>There is no advice to answer.</summary>
    public static readonly Refusal AdviceUnknown = new(502, "advice-unknown", false,
        "Dit advies is niet vastgelegd.", "This advice is not recorded.");

    /// <summary>An answer to a point that the advice does not have.</summary>
    public static readonly Refusal AdvicePointUnknown = new(503, "advice-point-unknown", false,
        "Het antwoord noemt een punt dat het advies niet heeft.",
        "The answer names a point that the advice does not have.");

    /// <summary>There is such a source already, with other content.</summary>
    public static readonly Refusal SourceExists = new(504, "source-exists", false,
        "Er is al een andere bron met dit kenmerk.", "There is another source with this id already.");

    /// <summary>A sha256 that is not 64 lower-case hexadecimal digits.</summary>
    public static readonly Refusal DigestMalformed = new(505, "digest-malformed", false,
        "Een sha256 heeft 64 hexadecimale cijfers, in kleine letters.",
        "A sha256 has 64 hexadecimal digits, in lower case.");

    /// <summary>Two points of an advice with one id.</summary>
    public static readonly Refusal AdvicePointTwice = new(506, "advice-point-twice", false,
        "Een punt van het advies komt twee keer voor.", "A point of the advice occurs twice.");

    // 6xx: the names of actors.

    /// <summary>A name is blank.</summary>
    public static readonly Refusal NameMissing = new(601, "name-missing", false,
        "De naam ontbreekt.", "The name is missing.");

    /// <summary>The log would hold the name that must stay out of it.</summary>
    public static readonly Refusal NameInLog = new(602, "name-in-log", false,
        "De reden of de vindplaats noemt de naam zelf; in het logboek komen geen namen.",
        "The rationale or the citation gives the name itself; names stay out of the log.");

    /// <summary>The name was erased, for good.</summary>
    public static readonly Refusal NameErased = new(603, "name-erased", false,
        "De naam bij deze sleutel is gewist; neem voor wie terugkeert een nieuwe sleutel.",
        "The name behind this key was erased; give somebody who returns a new key.");

    /// <summary>There is no name to erase.</summary>
    public static readonly Refusal NameUnknown = new(604, "name-unknown", false,
        "Bij deze sleutel is geen naam vastgelegd.", "There is no name behind this key.");
}
