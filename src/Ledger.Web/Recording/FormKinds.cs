using Ledger.Projections;
using static Ledger.Web.Recording.FieldKind;
using static Ledger.Web.Recording.FieldNeed;
using static Ledger.Web.Recording.FormGround;

namespace Ledger.Web.Recording;

/// <summary>
/// Everything that can be recorded, as a table: a form, a check and a command follow from a row. A test holds it
/// against the commands that <c>ledger record</c> knows.
/// </summary>
internal static class FormKinds
{
    private const string Figures = "Doelen en cijfers";
    private const string Plans = "Plannen";
    private const string Money = "Begroting";
    private const string Papers = "Besluiten, adviezen en bronnen";

    private static readonly FormField Scope = new("bereik", "Voor wie of waar", Choice, Need: Sometimes);

    private static readonly FormField[] Target =
    [
        new("vorm", "Wat wordt gevraagd", Choice) { IsPart = true },
        new("getal", "Getal", Number, "Met een komma, zonder eenheid: 2,3", Sometimes) { IsPart = true },
        new("bovengrens", "Bovengrens", Number, "Alleen bij ‘tussen’", Sometimes) { IsPart = true },
        new("tekst", "Bewoording in het document", FieldKind.Words, "Kort en letterlijk: hoogstens 3%"),
    ];

    private static readonly FormField[] Figure =
    [
        new("lezing", "Wat voor cijfer", Choice) { IsPart = true },
        new("getal", "Waarde", Number, "Met een komma, zonder eenheid: 2,3", Sometimes) { IsPart = true },
        new("bovengrens", "Bovengrens", Number, "Alleen bij ‘tussen’", Sometimes) { IsPart = true },
        new("peildatum", "Peildatum of jaar", Date, "Waarover het cijfer gaat: 2025 of 31-12-2025"),
        Scope,
        new("tekst", "Bewoording in het document", FieldKind.Words, "Kort en letterlijk"),
    ];

    private static readonly FormField[] Indicator =
    [
        new("titel", "Wat wordt gemeten", Lines), new("eenheid", "Eenheid", Choice),
        new("richting", "Gunstige richting", Choice, "Wat het document gunstig noemt"),
        new("bron", "Waar de cijfers vandaan komen", FieldKind.Words, "Zoals het document het zegt: CBS", Never),
        new("toelichting", "Toelichting", Lines, Need: Never),
    ];

    private static readonly FormField[] Element =
    [
        new("titel", "Tekst", Lines), new("nummer", "Nummer in het document", FieldKind.Words, Need: Never),
        new("toelichting", "Toelichting", Lines, Need: Never),
    ];

    private static readonly FormKind[] OfFigures =
    [
        new("streefwaarde", Figures, "Streefwaarde wijzigen",
            "Een besluit stelt een bestaande streefwaarde bij, of een invoerfout wordt hersteld.",
            SubjectKind.Target, "streefwaarde-wijzigen", DecisionOrCorrection, Target),
        new("nieuwe-streefwaarde", Figures, "Streefwaarde stellen",
            "Een indicator krijgt een streefwaarde voor een jaar waarvoor er nog geen is.",
            SubjectKind.Indicator, "streefwaarde-zetten", Decision,
            [new("jaar", "Jaar waarin het bereikt moet zijn", Year), Scope, .. Target]),
        new("streefwaarde-intrekken", Figures, "Streefwaarde intrekken",
            "Een besluit laat een streefwaarde vervallen.", SubjectKind.Target, "streefwaarde-intrekken", Decision, []),
        new("meting", Figures, "Meting vastleggen",
            "Een nieuw cijfer is gepubliceerd, of een verkeerd overgenomen cijfer wordt hersteld.",
            SubjectKind.Indicator, "meting", PublicationOrCorrection, Figure),
        new("nulmeting", Figures, "Nulmeting vastleggen",
            "Het cijfer waar een doel van uitgaat, of het herstel ervan.",
            SubjectKind.Indicator, "nulmeting", PublicationOrCorrection, Figure),
        new("indicator", Figures, "Indicator toevoegen", "Bij een doel of resultaat wordt voortaan iets gemeten.",
            SubjectKind.Element, "indicator-toevoegen", Decision, Indicator),
        new("indicator-wijzigen", Figures, "Indicator anders bepalen",
            "Wat wordt gemeten, of waarin, verandert of is verkeerd overgenomen.",
            SubjectKind.Indicator, "indicator-herdefinieren", DecisionOrCorrection, Indicator),
        new("indicator-intrekken", Figures, "Indicator intrekken", "Er wordt niet langer gemeten.",
            SubjectKind.Indicator, "indicator-intrekken", Decision, []),
    ];

    private static readonly FormKind[] OfPlans =
    [
        new("plan", Plans, "Plan opnemen", "Een plan dat nog niet in het register staat.", null, "plan-openen",
            Decision,
            [
                new("titel", "Titel", FieldKind.Words),
                new("als", "Wat voor plan", Choice) { Among = "soort-plan" },
                new("van", "Eerste jaar", Date), new("tot", "Laatste jaar", Date, Need: Never),
            ]),
        new("plan-vaststellen", Plans, "Plan vaststellen", "Een orgaan stelt een opgenomen plan vast.",
            SubjectKind.Plan, "plan-vaststellen", Decision, []),
        new("plan-sluiten", Plans, "Plan sluiten", "Een plan is afgelopen of ingetrokken.",
            SubjectKind.Plan, "plan-sluiten", Decision, []),
        new("onderdeel", Plans, "Onderdeel toevoegen", "Een doel, resultaat, activiteit of ander onderdeel erbij.",
            SubjectKind.Plan, "element-toevoegen", Decision,
            [
                new("als", "Wat voor onderdeel", Choice) { Among = "soort-onderdeel" },
                new("onder", "Onder welk onderdeel", Choice, "Leeg: bovenaan in het plan", Never), .. Element,
            ]),
        new("verwoording", Plans, "Onderdeel anders verwoorden",
            "De tekst van een doel, resultaat of activiteit wordt gewijzigd, of een invoerfout wordt hersteld.",
            SubjectKind.Element, "element-herformuleren", DecisionOrCorrection, Element),
        new("verplaatsing", Plans, "Onderdeel verplaatsen", "Een onderdeel komt onder een ander te staan.",
            SubjectKind.Element, "element-verplaatsen", Decision,
            [new("onder", "Onder welk onderdeel", Choice, "Leeg: bovenaan in het plan", Never)]),
        new("onderdeel-intrekken", Plans, "Onderdeel intrekken", "Een doel, resultaat of activiteit vervalt.",
            SubjectKind.Element, "element-intrekken", Decision, []),
        new("uitvoering", Plans, "Uitvoering plannen", "Wie een activiteit uitvoert, met wie en wanneer.",
            SubjectKind.Element, "uitvoering-plannen", Decision,
            [
                new("verantwoordelijke", "Wie ervoor zorgt", FieldKind.Words) { IsPart = true },
                new("partners", "Met wie", Lines, "Elk op een regel", Never) { IsPart = true },
                new("wanneer", "Wanneer, in woorden", FieldKind.Words, Need: Never) { IsPart = true },
                new("van", "Van", Date, Need: Never) { IsPart = true },
                new("tot", "Tot", Date, Need: Never) { IsPart = true },
            ]),
        new("herkomst", Plans, "Herkomst aanwijzen",
            "Een onderdeel is de opvolger van een onderdeel uit een eerder plan, of kreeg er geen.",
            SubjectKind.Element, "herkomst-vastleggen", Decision,
            [
                new("als", "Hoe het verder ging", Choice) { Among = "soort-herkomst" },
                new("van", "Uit welk eerder onderdeel", FieldKind.Subject,
                    "Woorden uit de titel. Leeg bij ‘vervallen’: dit onderdeel kreeg geen opvolger", Sometimes)
                { Among = "onderdeel", IsPart = true },
            ]),
        new("tegenstrijdigheid", Plans, "Tegenstrijdigheid opmerken",
            "Twee plaatsen in de documenten kunnen niet allebei waar zijn.",
            SubjectKind.Plan, "tegenstrijdigheid-noteren", FormGround.Places,
            [
                new("titel", "In één zin", FieldKind.Words),
                new("als", "Waarover", Choice) { Among = "soort-tegenstrijdigheid" },
                new("over", "Om welk onderdeel of welke indicator gaat het", FieldKind.Subject,
                    "Woorden uit de titel", Never) { Among = "in-plan", IsPart = true },
                new("zegt-1", "De ene plaats zegt", FieldKind.Words) { IsPart = true },
                new("plaats-1", "Waar dat staat", Place) { IsPart = true },
                new("zegt-2", "De andere plaats zegt", FieldKind.Words) { IsPart = true },
                new("plaats-2", "Waar dat staat", Place) { IsPart = true },
            ]),
    ];

    private static readonly FormKind[] OfMoney =
    [
        new("begroting", Money, "Begroting vaststellen", "De primitieve begroting van een plan voor een jaar.",
            SubjectKind.Plan, "begroting-vaststellen", Decision,
            [
                new("jaar", "Jaar", Year) { IsPart = true },
                new("posten", "Posten", BudgetLines) { IsPart = true },
            ]),
        new("bedrag", Money, "Begrotingswijziging",
            "Een besluit verhoogt of verlaagt een post, of een verkeerd overgenomen wijziging wordt hersteld.",
            SubjectKind.BudgetLine, "wijziging", DecisionOrCorrection,
            [
                new("bedrag", "Verschil in euro’s", Amount,
                    "Met een min als het minder wordt: -50.000. Bij een rectificatie: wat het had moeten zijn"),
                new("titel", "Naam van de wijziging", FieldKind.Words, Need: Never),
            ]),
        new("post", Money, "Post toevoegen", "Een begrotingswijziging brengt een nieuwe post.",
            SubjectKind.Budget, "wijziging", Decision,
            [
                new("titel", "Naam van de post", FieldKind.Words), new("kant", "Kant", Choice),
                new("aard", "Aard", Choice) { Among = "aard-post" },
                new("bedrag", "Bedrag in euro’s", Amount, "Bijvoorbeeld 50.000"),
            ]),
        new("verschuiving", Money, "Bedrag verschuiven", "Geld gaat van deze post naar een andere.",
            SubjectKind.BudgetLine, "verschuiving", Decision,
            [
                new("naar", "Naar welke post", Choice),
                new("bedrag", "Bedrag in euro’s", Amount, "Bijvoorbeeld 50.000"),
                new("titel", "Naam van de verschuiving", FieldKind.Words, Need: Never),
            ]),
        new("dekking", Money, "Dekking aanwijzen", "Waar het geld van een post vandaan komt.",
            SubjectKind.BudgetLine, "dekking", Decision,
            [
                new("bedrag", "Bedrag in euro’s", Amount, "Bijvoorbeeld 50.000"),
                new("uit", "Waaruit", FieldKind.Words, "Bijvoorbeeld: stelpost Wmo"),
            ]),
        new("realisatie", Money, "Realisatie vastleggen",
            "De jaarrekening zegt wat werkelijk is besteed, of een verkeerd overgenomen bedrag wordt hersteld.",
            SubjectKind.BudgetLine, "realisatie", PublicationOrCorrection,
            [new("bedrag", "Werkelijk bedrag in euro’s", Amount, "Bijvoorbeeld 61.596")]),
        new("afsluiting", Money, "Jaar afsluiten", "De jaarrekening is vastgesteld; er verandert niets meer.",
            SubjectKind.Budget, "afsluiting", Decision, []),
    ];

    private static readonly FormKind[] OfPapers =
    [
        new("besluit", Papers, "Besluit vastleggen", "Een besluit dat nog niet in het register staat.",
            null, "besluit-vastleggen", Itself,
            [
                new("orgaan", "Wie besloot", Choice), new("datum", "Datum", Date),
                new("als", "Wat voor besluit", Choice) { Among = "soort-besluit" },
                new("titel", "Titel", FieldKind.Words),
            ]),
        new("advies", Papers, "Advies vastleggen", "Een advies, met zijn punten.",
            null, "advies-vastleggen", Itself,
            [
                new("orgaan", "Wie adviseerde", Choice),
                new("naam", "Naam van wie adviseerde", FieldKind.Words, "Bijvoorbeeld: Adviesraad Sociaal Domein",
                    Never),
                new("datum", "Datum", Date), new("titel", "Titel", FieldKind.Words),
                new("over", "Over welke plannen", Several, Need: Never) { IsPart = true },
                new("punten", "Punten van het advies", Lines, "Elk op een regel") { IsPart = true },
            ]),
        new("antwoord", Papers, "Advies beantwoorden", "Het antwoord op de punten van een advies.",
            SubjectKind.Decision, "advies-beantwoorden", Itself,
            [new("orgaan", "Wie antwoordde", Choice), new("datum", "Datum van het antwoord", Date)]),
        new("bron", Papers, "Bron opnemen", "Een document dat nog niet in het register staat.",
            null, "bron-registreren", Itself,
            [
                new("titel", "Titel", FieldKind.Words),
                new("als", "Wat voor document", Choice) { Among = "soort-bron" },
                new("datum", "Datum", Date),
                new("sha256", "Vingerafdruk van het document (SHA-256)", Digest,
                    "Zo is later te zien of iemand hetzelfde document heeft. Kies het bestand, of plak de 64 tekens")
                { IsPart = true },
                new("plaatsen", "Plaatsen in het document", Lines,
                    "Paragrafen of bladzijden die u wilt aanhalen, elk op een regel", Never) { IsPart = true },
                new("uitgever", "Uitgever", FieldKind.Words, Need: Never),
                new("nummer", "Nummer van het document", FieldKind.Words, Need: Never),
                new("url", "Adres op het web", FieldKind.Words, Need: Never),
            ]),
        new("bron-vervangen", Papers, "Bron vervangen", "Een document is vervangen door een ander.",
            SubjectKind.Source, "bron-vervangen", Decision,
            [
                new("door", "Door welk document", FieldKind.Subject, "Woorden uit de titel")
                { Among = "bron", IsPart = true },
            ]),
    ];

    /// <summary>All that may be recorded, in the order in which it is offered.</summary>
    public static IEnumerable<FormKind> All => [.. OfFigures, .. OfPlans, .. OfMoney, .. OfPapers];
}
