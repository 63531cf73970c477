using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>The kinds of the domain as a Dutch reader says them.</summary>
public static class DutchKinds
{
    /// <summary>The kind of an element.</summary>
    public static string Say(ElementKind kind) => kind switch
    {
        ElementKind.Challenge => "opgave",
        ElementKind.SocietalEffect => "maatschappelijk effect",
        ElementKind.Ambition => "ambitie",
        ElementKind.Mission => "missie",
        ElementKind.PerformanceField => "prestatieveld",
        ElementKind.PerformanceArea => "prestatieterrein",
        ElementKind.Level => "niveau",
        ElementKind.Theme => "thema",
        ElementKind.FocusArea => "aandachtsgebied",
        ElementKind.Goal => "doel",
        ElementKind.GoalElaboration => "uitwerking doel",
        ElementKind.Result => "resultaat",
        ElementKind.Measure => "maatregel",
        ElementKind.Activity => "activiteit",
        ElementKind.Problem => "aanleiding",
        ElementKind.Risk => "risico",
        ElementKind.Precondition => "randvoorwaarde",
        ElementKind.Principle => "uitgangspunt",
        ElementKind.Driver => "motor",
        ElementKind.Development => "ontwikkeling",
        ElementKind.Partner => "partner",
        ElementKind.TargetGroup => "doelgroep",
        ElementKind.Process => "proces",
        ElementKind.Planning => "planning",
        ElementKind.Provision => "voorziening",
        ElementKind.Framework => "kader",
        ElementKind.Coherence => "samenhang",
        ElementKind.Consultation => "overleg",
        ElementKind.Fact => "feit",
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind of a plan.</summary>
    public static string Say(PlanKind kind) => kind switch
    {
        PlanKind.PolicyProgramme => "beleidsprogramma",
        PlanKind.PolicyPlan => "beleidsplan",
        PlanKind.PolicyFramework => "beleidskader",
        PlanKind.Strategy => "strategie",
        PlanKind.ThemePlan => "themaplan",
        PlanKind.ImplementationProgramme => "uitvoeringsprogramma",
        PlanKind.Preconditions => "randvoorwaarden",
        PlanKind.ProgressReport => "rapportage",
        PlanKind.RegionalPlan => "regionaal plan",
        PlanKind.Agenda => "agenda",
        PlanKind.Other => "overig",
        _ => throw new UnreachableException(),
    };

    /// <summary>How one element follows from another.</summary>
    public static string Say(LineageKind kind) => kind switch
    {
        LineageKind.Continued => "voortgezet",
        LineageKind.Split => "gesplitst",
        LineageKind.Merged => "samengevoegd",
        LineageKind.Reformulated => "geherformuleerd",
        LineageKind.Discontinued => "vervallen",
        _ => throw new UnreachableException(),
    };

    /// <summary>What two places disagree about.</summary>
    public static string Say(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Figure => "cijfer",
        ContradictionKind.Direction => "richting",
        ContradictionKind.Arithmetic => "rekensom",
        ContradictionKind.Heading => "kop",
        ContradictionKind.Naming => "naam",
        ContradictionKind.Date => "jaar",
        ContradictionKind.Scope => "bereik",
        ContradictionKind.Numbering => "nummering",
        ContradictionKind.Text => "tekst",
        _ => throw new UnreachableException(),
    };

    /// <summary>Which way is called good.</summary>
    public static string Say(Direction direction) => direction switch
    {
        Direction.Unknown => "onbekend",
        Direction.Up => "stijgen",
        Direction.Down => "dalen",
        Direction.Level => "gelijk",
        _ => throw new UnreachableException(),
    };

    /// <summary>How an event came into the ledger.</summary>
    public static string Say(Provenance provenance) =>
        provenance == Provenance.Reconstructed ? "gereconstrueerd" : "bij het besluit vastgelegd";
}
