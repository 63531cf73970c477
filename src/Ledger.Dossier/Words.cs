using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier;

/// <summary>The Dutch words of a dossier and what they are in the domain.</summary>
internal static class Words
{
    public static Vocabulary<SourceKind> SourceKinds { get; } = new(new("soort bron", "kind of source"),
    [
        ("overig", SourceKind.Other), ("beleidsprogramma", SourceKind.PolicyProgramme),
        ("beleidsplan", SourceKind.PolicyPlan), ("beleidskader", SourceKind.PolicyFramework),
        ("strategie", SourceKind.Strategy), ("themaplan", SourceKind.ThemePlan),
        ("uitvoeringsprogramma", SourceKind.ImplementationProgramme),
        ("raadsinformatiebrief", SourceKind.CouncilInformationLetter), ("raadsbrief", SourceKind.CouncilLetter),
        ("notitie", SourceKind.Memorandum), ("advies", SourceKind.Advice), ("brief", SourceKind.Letter),
        ("begroting", SourceKind.Budget), ("jaarstuk", SourceKind.AnnualAccounts),
        ("voortgangsrapportage", SourceKind.ProgressReport), ("webpagina", SourceKind.WebPage),
        ("agenda", SourceKind.Agenda), ("visie", SourceKind.Vision), ("convenant", SourceKind.Covenant),
        ("verordening", SourceKind.Ordinance), ("wet", SourceKind.Law), ("akkoord", SourceKind.Accord),
        ("regionaal-plan", SourceKind.RegionalPlan), ("landelijk-programma", SourceKind.NationalProgramme),
        ("onderzoek", SourceKind.Research), ("statistiek", SourceKind.Statistics),
        ("handreiking", SourceKind.Guidance), ("besluit", SourceKind.Decision),
    ]);

    public static Vocabulary<Body> Bodies { get; } = new(new("orgaan", "body"),
    [
        ("overig", Body.Other), ("raad", Body.Council), ("college", Body.Executive), ("burgemeester", Body.Mayor),
        ("adviesraad", Body.AdvisoryCouncil), ("coalitie", Body.Coalition), ("regio", Body.Region),
        ("centrumgemeente", Body.CentreMunicipality), ("provincie", Body.Province), ("rijk", Body.State),
        ("vng", Body.MunicipalitiesAssociation), ("organisatie", Body.Organisation),
    ]);

    public static Vocabulary<DecisionKind> DecisionKinds { get; } = new(new("soort besluit", "kind of decision"),
    [
        ("overig", DecisionKind.Other), ("vaststelling", DecisionKind.Adoption), ("wijziging", DecisionKind.Amendment),
        ("kennisneming", DecisionKind.Noting), ("concept", DecisionKind.Draft), ("opdracht", DecisionKind.Assignment),
        ("convenant", DecisionKind.Covenant), ("subsidie", DecisionKind.Subsidy),
        ("aanstelling", DecisionKind.Appointment), ("start", DecisionKind.Start),
        ("afronding", DecisionKind.Completion), ("wet", DecisionKind.Law),
    ]);

    public static Vocabulary<PlanKind> PlanKinds { get; } = new(new("soort plan", "kind of plan"),
    [
        ("overig", PlanKind.Other), ("beleidsprogramma", PlanKind.PolicyProgramme),
        ("beleidsplan", PlanKind.PolicyPlan), ("beleidskader", PlanKind.PolicyFramework),
        ("strategie", PlanKind.Strategy), ("themaplan", PlanKind.ThemePlan),
        ("uitvoeringsprogramma", PlanKind.ImplementationProgramme), ("randvoorwaarden", PlanKind.Preconditions),
        ("rapportage", PlanKind.ProgressReport), ("regionaal-plan", PlanKind.RegionalPlan),
        ("agenda", PlanKind.Agenda),
    ]);

    public static Vocabulary<ElementKind> ElementKinds { get; } = new(new("soort element", "kind of element"),
    [
        ("doel", ElementKind.Goal), ("opgave", ElementKind.Challenge),
        ("maatschappelijk-effect", ElementKind.SocietalEffect), ("ambitie", ElementKind.Ambition),
        ("missie", ElementKind.Mission), ("prestatieveld", ElementKind.PerformanceField),
        ("prestatieterrein", ElementKind.PerformanceArea), ("niveau", ElementKind.Level),
        ("thema", ElementKind.Theme), ("aandachtsgebied", ElementKind.FocusArea),
        ("uitwerking-doel", ElementKind.GoalElaboration), ("resultaat", ElementKind.Result),
        ("maatregel", ElementKind.Measure), ("activiteit", ElementKind.Activity),
        ("aanleiding", ElementKind.Problem), ("risico", ElementKind.Risk),
        ("randvoorwaarde", ElementKind.Precondition), ("uitgangspunt", ElementKind.Principle),
        ("motor", ElementKind.Driver), ("ontwikkeling", ElementKind.Development), ("partner", ElementKind.Partner),
        ("doelgroep", ElementKind.TargetGroup), ("proces", ElementKind.Process), ("planning", ElementKind.Planning),
        ("voorziening", ElementKind.Provision), ("kader", ElementKind.Framework),
        ("samenhang", ElementKind.Coherence), ("overleg", ElementKind.Consultation), ("feit", ElementKind.Fact),
    ]);

    public static Vocabulary<Unit> Units { get; } = new(new("eenheid", "unit"),
    [
        ("geen", Unit.None), ("percent", Unit.Percent), ("procentpunt", Unit.PercentagePoint), ("aantal", Unit.Count),
        ("per-1000-huishoudens", Unit.PerThousandHouseholds), ("per-1000-inwoners", Unit.PerThousandInhabitants),
        ("per-10000-inwoners", Unit.PerTenThousandInhabitants),
        ("per-100000-inwoners", Unit.PerHundredThousandInhabitants), ("cijfer", Unit.Grade), ("score", Unit.Score),
        ("dagen", Unit.Days), ("weken", Unit.Weeks), ("maanden", Unit.Months), ("jaren", Unit.Years),
        ("uren", Unit.Hours), ("euro", Unit.Euro), ("fte", Unit.Fte),
    ]);

    public static Vocabulary<Direction> Directions { get; } = new(new("richting", "direction"),
    [
        ("onbekend", Direction.Unknown), ("stijgen", Direction.Up), ("dalen", Direction.Down),
        ("gelijk", Direction.Level),
    ]);

    public static Vocabulary<LineageKind> LineageKinds { get; } = new(new("soort herkomst", "kind of lineage"),
    [
        ("voortgezet", LineageKind.Continued), ("gesplitst", LineageKind.Split),
        ("samengevoegd", LineageKind.Merged), ("geherformuleerd", LineageKind.Reformulated),
        ("vervallen", LineageKind.Discontinued),
    ]);

    public static Vocabulary<ContradictionKind> ContradictionKinds { get; } = new(
        new("soort tegenstrijdigheid", "kind of contradiction"),
    [
        ("cijfer", ContradictionKind.Figure), ("richting", ContradictionKind.Direction),
        ("rekensom", ContradictionKind.Arithmetic), ("kop", ContradictionKind.Heading),
        ("naam", ContradictionKind.Naming), ("jaar", ContradictionKind.Date), ("bereik", ContradictionKind.Scope),
        ("nummering", ContradictionKind.Numbering), ("tekst", ContradictionKind.Text),
    ]);

    public static Vocabulary<Side> Sides { get; } = new(new("kant van een begroting", "side of a budget"),
        [("lasten", Side.Expense), ("baten", Side.Income)]);

    public static Vocabulary<Term> Terms { get; } = new(new("aard van een post", "term of a budget line"),
        [("onbekend", Term.Unknown), ("structureel", Term.Structural), ("incidenteel", Term.Incidental)]);

    public static Vocabulary<Bearing> Bearings { get; } = new(new("strekking van een wijziging", "bearing of a change"),
    [
        ("neutraal", Bearing.Neutral), ("voordelig", Bearing.Favourable), ("nadelig", Bearing.Unfavourable),
    ]);
}
