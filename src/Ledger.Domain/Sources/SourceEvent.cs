namespace Ledger.Domain.Sources;

/// <summary>
/// What happens to a source. The names of these records and of their fields are what is stored: a change here is a new
/// version with an upcast and a golden file, never an edit.
/// </summary>
public abstract record SourceEvent : ILedgerEvent
{
    private const string Whole = "/";

    private SourceEvent() { }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Creates => [Whole];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Changes => [];

    /// <summary>A document is known, and its text when there is one.</summary>
    public sealed record SourceRegistered(
        string Title, SourceKind Kind, HistoricalDate? Date, string? Publisher, string? Number, string? Url,
        SourceText? Text, ValueList<SourcePlace> Places) : SourceEvent;

    /// <summary>Another document takes its place.</summary>
    public sealed record SourceSuperseded(SourceId By) : SourceEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Whole];
    }
}

/// <summary>The text of a source, so that anyone can tell whether he holds the same.</summary>
/// <param name="Sha256">The SHA-256 of the file with the text, 64 lower-case hexadecimal digits.</param>
/// <param name="Begin">The words that the document begins with, where a file holds several documents.</param>
/// <param name="End">The words that it ends with, likewise.</param>
public sealed record SourceText(string Sha256, string? Begin, string? End);

/// <summary>A place in a source that may be cited, in the order of the document.</summary>
/// <param name="Id">What citations call it: <c>§3.2</c>.</param>
/// <param name="Heading">The words that it starts with.</param>
/// <param name="Rows">How many rows the table at that place has; null without a table.</param>
public sealed record SourcePlace(string Id, string Heading, int? Rows);

/// <summary>What kind of document it is.</summary>
public enum SourceKind
{
    /// <summary>Beleidsprogramma.</summary>
    PolicyProgramme,

    /// <summary>Beleidsplan.</summary>
    PolicyPlan,

    /// <summary>Beleidskader.</summary>
    PolicyFramework,

    /// <summary>Strategie.</summary>
    Strategy,

    /// <summary>Themaplan.</summary>
    ThemePlan,

    /// <summary>Uitvoeringsprogramma.</summary>
    ImplementationProgramme,

    /// <summary>Raadsinformatiebrief.</summary>
    CouncilInformationLetter,

    /// <summary>Raadsbrief.</summary>
    CouncilLetter,

    /// <summary>Notitie.</summary>
    Memorandum,

    /// <summary>Advies.</summary>
    Advice,

    /// <summary>Brief.</summary>
    Letter,

    /// <summary>Begroting.</summary>
    Budget,

    /// <summary>Jaarstuk.</summary>
    AnnualAccounts,

    /// <summary>Voortgangsrapportage.</summary>
    ProgressReport,

    /// <summary>Webpagina.</summary>
    WebPage,

    /// <summary>Agenda.</summary>
    Agenda,

    /// <summary>Visie.</summary>
    Vision,

    /// <summary>Convenant.</summary>
    Covenant,

    /// <summary>Verordening.</summary>
    Ordinance,

    /// <summary>Wet.</summary>
    Law,

    /// <summary>Akkoord.</summary>
    Accord,

    /// <summary>Regionaal plan.</summary>
    RegionalPlan,

    /// <summary>Landelijk programma.</summary>
    NationalProgramme,

    /// <summary>Onderzoek.</summary>
    Research,

    /// <summary>Statistiek.</summary>
    Statistics,

    /// <summary>Handreiking.</summary>
    Guidance,

    /// <summary>Besluit.</summary>
    Decision,

    /// <summary>Anything else.</summary>
    Other,
}
