namespace Ledger.Web.Recording;

/// <summary>How a field of a form is filled in.</summary>
public enum FieldKind
{
    /// <summary>A line of words.</summary>
    Words,

    /// <summary>Several lines of words.</summary>
    Lines,

    /// <summary>A number as a Dutch reader writes it: <c>2,3</c> or <c>1.863</c>.</summary>
    Number,

    /// <summary>An amount of money: a number with at most two decimals.</summary>
    Amount,

    /// <summary>A date, a month or a year.</summary>
    Date,

    /// <summary>A year.</summary>
    Year,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Any of several.</summary>
    Several,

    /// <summary>A place in a document.</summary>
    Place,

    /// <summary>Something that the ledger has, named by words of its title; where they fit more, one chooses.</summary>
    Subject,

    /// <summary>Lines of a budget: a name, its side and its amount, divided by bars.</summary>
    BudgetLines,

    /// <summary>The SHA-256 of a document; a script makes it of a file that one chooses.</summary>
    Digest,
}

/// <summary>Whether a field must be filled in.</summary>
public enum FieldNeed
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>It depends on what another field says.</summary>
    Sometimes,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name in the form, and in the words of a dossier where that has the same.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Hint">What is meant, in a sentence; null when the label says it all.</param>
/// <param name="Need">Whether it must be filled in.</param>
public sealed record FormField(
    string Name, string Label, FieldKind Kind, string? Hint = null, FieldNeed Need = FieldNeed.Always)
{
    /// <summary>Among what one chooses: a name of <see cref="FormChoices"/>; null when its own name is that.</summary>
    public string? Among { get; init; }

    /// <summary>Whether it goes into a command together with others, rather than under its own name.</summary>
    public bool IsPart { get; init; }
}

/// <summary>On what a recording rests.</summary>
public enum FormGround
{
    /// <summary>A decision.</summary>
    Decision,

    /// <summary>A decision, or the putting right of an input error.</summary>
    DecisionOrCorrection,

    /// <summary>The publication of a figure.</summary>
    Publication,

    /// <summary>The publication of a figure, or the putting right of an input error.</summary>
    PublicationOrCorrection,

    /// <summary>The places that it names.</summary>
    Places,

    /// <summary>Itself: a decision or a source that is taken in.</summary>
    Itself,
}
