using System.Diagnostics;
using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>
/// The words of the domain as a Dutch reader says them. One glossary: the dossier, the pages and the program.
/// </summary>
public static class DutchWords
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>A number with a decimal comma and points between thousands; its decimals as they were given.</summary>
    public static string Number(decimal amount)
    {
        var decimals = Math.Min(9, (int)amount.Scale);
        return amount.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Dutch);
    }

    /// <summary>A quantity with its unit.</summary>
    public static string Say(Quantity quantity) => quantity.Unit switch
    {
        Unit.Percent => $"{Number(quantity.Amount)} %",
        Unit.Euro => $"€ {Number(quantity.Amount)}",
        Unit.Count or Unit.Grade or Unit.Score or Unit.None => Number(quantity.Amount),
        var unit => $"{Number(quantity.Amount)} {Say(unit)}",
    };

    /// <summary>A unit.</summary>
    public static string Say(Unit unit) => unit switch
    {
        Unit.Percent => "percent",
        Unit.PercentagePoint => "procentpunt",
        Unit.Count => "aantal",
        Unit.PerThousandHouseholds => "per 1.000 huishoudens",
        Unit.PerThousandInhabitants => "per 1.000 inwoners",
        Unit.PerTenThousandInhabitants => "per 10.000 inwoners",
        Unit.PerHundredThousandInhabitants => "per 100.000 inwoners",
        Unit.Grade => "cijfer",
        Unit.Score => "score",
        Unit.Days => "dagen",
        Unit.Weeks => "weken",
        Unit.Months => "maanden",
        Unit.Years => "jaar",
        Unit.Hours => "uur",
        Unit.Euro => "euro",
        Unit.Fte => "fte",
        Unit.None => "geen",
        _ => throw new UnreachableException(),
    };

    /// <summary>A target value.</summary>
    public static string Say(TargetValue value) => value switch
    {
        TargetValue.AtMost v => $"hoogstens {Say(v.Bound)}",
        TargetValue.AtLeast v => $"minstens {Say(v.Bound)}",
        TargetValue.Exactly v => Say(v.Value),
        TargetValue.Between v => $"tussen {Say(v.Low)} en {Say(v.High)}",
        TargetValue.Keep { At: { } at } => $"blijft {Say(at)}",
        TargetValue.Keep => "blijft gelijk",
        TargetValue.Rise { By: { } by } => $"stijgt met {Say(by)}",
        TargetValue.Rise => "stijgt",
        TargetValue.Fall { By: { } by } => $"daalt met {Say(by)}",
        TargetValue.Fall => "daalt",
        TargetValue.RelativeChange v =>
            $"{(v.Percent < 0 ? "" : "+")}{Number(v.Percent)} % ten opzichte van de nulmeting",
        TargetValue.Comparative v => v.Comparison,
        TargetValue.PerGroup v => string.Join("; ", v.Groups.Select(g => $"{Say(g.Scope)}: {Say(g.Value)}")),
        TargetValue.Qualitative v => v.Wording,
        TargetValue.ToBeDetermined { When: { } when } v => $"nog te bepalen ({when.ToDutch()}): {v.Why}",
        TargetValue.ToBeDetermined v => $"nog te bepalen: {v.Why}",
        _ => throw new UnreachableException(),
    };

    /// <summary>A reading.</summary>
    public static string Say(Reading reading) => reading switch
    {
        Reading.Measured { Approximate: true } m => $"ongeveer {Say(m.Value)}",
        Reading.Measured m => Say(m.Value),
        Reading.Range r => $"{Say(r.Low)} tot {Say(r.High)}",
        Reading.NotMeasured { Since: { } since } n => $"niet gemeten (vanaf {since.ToDutch()}): {n.Why}",
        Reading.NotMeasured n => $"niet gemeten: {n.Why}",
        Reading.Elsewhere e => $"elders: {e.Where}",
        _ => throw new UnreachableException(),
    };

    /// <summary>A scope.</summary>
    public static string Say(Scope scope) => scope switch
    {
        Scope.Municipality => "hele gemeente",
        Scope.National => "landelijk",
        Scope.Region r => $"regio {Name(r.Name)}",
        Scope.Area a => Name(a.Name),
        Scope.AgeGroup { From: null } a => $"tot en met {a.To} jaar",
        Scope.AgeGroup { To: null } a => $"{a.From} jaar en ouder",
        Scope.AgeGroup a => $"{a.From} tot en met {a.To} jaar",
        Scope.Group g => g.Name.Value.Replace('-', ' '),
        Scope.Both b => $"{Say(b.First)}, {Say(b.Second)}",
        _ => throw new UnreachableException(),
    };

    /// <summary>Who decides.</summary>
    public static string Say(Body body) => body switch
    {
        Body.Council => "raad",
        Body.Executive => "college",
        Body.Mayor => "burgemeester",
        Body.AdvisoryCouncil => "adviesraad",
        Body.Coalition => "maatschappelijke coalitie",
        Body.Region => "regio",
        Body.CentreMunicipality => "centrumgemeente",
        Body.Province => "provincie",
        Body.State => "rijk",
        Body.MunicipalitiesAssociation => "VNG",
        Body.Organisation => "organisatie",
        Body.Other => "overig",
        _ => throw new UnreachableException(),
    };

    /// <summary>A side of the budget.</summary>
    public static string Say(Side side) => side == Side.Expense ? "lasten" : "baten";

    private static string Name(Slug slug) => Dutch.TextInfo.ToTitleCase(slug.Value.Replace('-', ' '));
}
