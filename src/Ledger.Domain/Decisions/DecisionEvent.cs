namespace Ledger.Domain.Decisions;

/// <summary>
/// What happens to a decision or an advice. The names of these records and of their fields are what is stored: a change
/// here is a new version with an upcast and a golden file, never an edit.
/// </summary>
public abstract record DecisionEvent : ILedgerEvent
{
    private const string Whole = "/";

    private DecisionEvent() { }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Creates => [Whole];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Changes => [];

    /// <summary>A body took a decision.</summary>
    public sealed record DecisionTaken(
        Body Body, string? BodyName, HistoricalDate Date, DecisionKind Kind, string Title,
        ValueList<SourceId> Documents) : DecisionEvent;

    /// <summary>A body gave advice, perhaps with a ranking of results by importance.</summary>
    public sealed record AdviceGiven(
        Body Body, string? BodyName, HistoricalDate Date, string Title, ValueList<PlanId> About,
        ValueList<SourceId> Documents, ValueList<AdvicePoint> Points, ValueList<AdviceRank> Ranking) : DecisionEvent;

    /// <summary>The advice was answered, point by point.</summary>
    public sealed record AdviceAnswered(
        Body Body, HistoricalDate Date, SourceId? Document, ValueList<AdviceReply> Replies) : DecisionEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Whole];
    }
}

/// <summary>Who decides or advises.</summary>
public enum Body
{
    /// <summary>Gemeenteraad.</summary>
    Council,

    /// <summary>College van burgemeester en wethouders.</summary>
    Executive,

    /// <summary>Burgemeester.</summary>
    Mayor,

    /// <summary>Adviesraad, such as the Adviesraad Sociaal Domein.</summary>
    AdvisoryCouncil,

    /// <summary>Maatschappelijke coalitie.</summary>
    Coalition,

    /// <summary>Regio.</summary>
    Region,

    /// <summary>Centrumgemeente.</summary>
    CentreMunicipality,

    /// <summary>Provincie.</summary>
    Province,

    /// <summary>Rijk.</summary>
    State,

    /// <summary>Vereniging van Nederlandse Gemeenten.</summary>
    MunicipalitiesAssociation,

    /// <summary>Another organisation.</summary>
    Organisation,

    /// <summary>Anyone else.</summary>
    Other,
}

/// <summary>What kind of decision it is.</summary>
public enum DecisionKind
{
    /// <summary>Vaststelling.</summary>
    Adoption,

    /// <summary>Wijziging.</summary>
    Amendment,

    /// <summary>Kennisneming.</summary>
    Noting,

    /// <summary>Concept.</summary>
    Draft,

    /// <summary>Opdracht.</summary>
    Assignment,

    /// <summary>Convenant.</summary>
    Covenant,

    /// <summary>Subsidie.</summary>
    Subsidy,

    /// <summary>Aanstelling.</summary>
    Appointment,

    /// <summary>Start.</summary>
    Start,

    /// <summary>Afronding.</summary>
    Completion,

    /// <summary>Wet.</summary>
    Law,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A point of an advice.</summary>
/// <param name="Id">Its id within the advice.</param>
/// <param name="Title">What it comes to, in one line.</param>
/// <param name="At">Where it is written.</param>
public sealed record AdvicePoint(Slug Id, string Title, Citation At);

/// <summary>A place in the ranking of an advice.</summary>
/// <param name="Plan">The plan whose results are ranked.</param>
/// <param name="Rank">The place, from 1.</param>
/// <param name="Shared">Whether the advice calls it an equal place.</param>
/// <param name="Designation">What the advice calls the result: "Doel 2.4".</param>
/// <param name="Title">Its title in the advice.</param>
/// <param name="Element">The element of the plan that is meant, when it can be told.</param>
/// <param name="Remark">A short remark of the advice.</param>
/// <param name="At">Where it is written.</param>
public sealed record AdviceRank(
    PlanId Plan, int Rank, bool Shared, string? Designation, string Title, ElementId? Element, string? Remark,
    Citation At);

/// <summary>The answer to a point of an advice.</summary>
/// <param name="Point">The point; null when the answer is to the advice as a whole.</param>
/// <param name="Title">What the answer comes to, in one line.</param>
/// <param name="At">Where it is written.</param>
public sealed record AdviceReply(Slug? Point, string Title, Citation At);
