using Ledger.Domain;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>
/// Accountability as a dossier says it, once for a plan or budget, with what is said again below it. What is not said
/// is null; <see cref="Ledger.Dossier.Facts.Accounts"/> fills it in.
/// </summary>
internal sealed record Said(Mark At)
{
    /// <summary>The keys, in every entry that may say something of accountability.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["besluit", "gepubliceerd", "besloten", "geldig", "reden", "vindplaats"];

    public Basis? Basis { get; init; }

    public HistoricalDate? Decided { get; init; }

    public HistoricalDate? Effective { get; init; }

    /// <summary>Where nothing is said of the effect: not before this, and not before the decision.</summary>
    public HistoricalDate? EffectiveAtLeast { get; init; }

    public string? Rationale { get; init; }

    public ValueList<Citation> Citations { get; init; } = [];

    /// <summary>Sources that must be there before it can be known, such as those that contradict each other.</summary>
    public ValueList<SourceId> KnownFrom { get; init; } = [];

    /// <summary>Reads what an entry says itself.</summary>
    public static Said Read(Fields fields, FileScope file)
    {
        var decision = file.Reference(fields.Find("besluit"), "besluit");
        var source = file.Reference(fields.Find("gepubliceerd"), "bron");
        if (decision is not null && source is not null)
        {
            fields.Complain("gepubliceerd", new(
                "Geef besluit of gepubliceerd, niet allebei.", "Say either besluit or gepubliceerd, not both."));
        }

        return new Said(fields.At)
        {
            Basis = file.Correcting?.Basis ?? (decision, source) switch
            {
                ({ } d, _) => (Basis)new Basis.Decided(new DecisionId(d)),
                (_, { } s) => new Basis.Published(new SourceId(s)),
                _ => null,
            },
            Decided = file.Past(fields.Find("besloten")) ?? file.Correcting?.Decided,
            Effective = fields.DateIf("geldig") ?? file.Correcting?.Effective,
            Rationale = fields.TextIf("reden"),
            Citations = Places.Read(fields.Find("vindplaats"), file),
        };
    }

    /// <summary>What is said here, and where nothing is said, what the whole that it is part of says.</summary>
    public Said Under(Said whole) => this with
    {
        // An entry with grounds of its own does not take over the date of other grounds.
        At = whole.At,
        Basis = Basis ?? whole.Basis,
        Decided = Decided ?? (Basis is null ? whole.Decided : null),
        Effective = Effective ?? whole.Effective,
        EffectiveAtLeast = EffectiveAtLeast ?? whole.EffectiveAtLeast,
        Rationale = Rationale ?? whole.Rationale,
        Citations = Citations.Count > 0 ? Citations : whole.Citations,
        KnownFrom = KnownFrom.Count > 0 ? KnownFrom : whole.KnownFrom,
    };

    /// <summary>
    /// What is said of a later change: with a date or grounds of its own it takes effect when it was decided, unless
    /// what it changes begins later.
    /// </summary>
    public Said ChangeOf(Said whole) => Effective is null && (Basis ?? (object?)Decided) is not null
        ? Under(whole with { Effective = null, EffectiveAtLeast = whole.Effective ?? whole.EffectiveAtLeast })
        : Under(whole);
}
