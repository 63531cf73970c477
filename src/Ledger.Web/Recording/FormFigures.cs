using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>The figures that a rectificatie on a form may be about: those that stand now.</summary>
internal static class FormFigures
{
    /// <summary>The baselines or the measurements of the indicator of a form, as they stand.</summary>
    public static IReadOnlyList<ReadingView> Standing(FilledForm form, Visit visit) =>
        Standing(form.Kind, form.Subject!.Id, visit);

    /// <summary>The baselines or the measurements of an indicator, as they stand.</summary>
    public static IReadOnlyList<ReadingView> Standing(FormKind kind, string indicator, Visit visit) =>
        (kind.Name, visit.Indicator(indicator)) switch
        {
            ("meting", { } of) => of.Measurements,
            ("nulmeting", { } of) => of.Baselines,
            _ => [],
        };

    /// <summary>The figure that a form puts right: the one that was chosen, else that of its date and scope.</summary>
    public static ReadingView? Meant(FilledForm form, Visit visit)
    {
        var scope = form.Has("bereik") ? form["bereik"] : Scope.WholeMunicipality.ToString();
        var key = form.Has(FilledForm.Mistaken)
            ? form[FilledForm.Mistaken]
            : Key($"{FormCheck.Date(form["peildatum"])}", scope);
        return Standing(form, visit).FirstOrDefault(f => Key(f) == key);
    }

    /// <summary>Where a figure stands, as a form sends it.</summary>
    public static string Key(ReadingView figure) => Key($"{figure.ReferenceDate}", $"{figure.Scope}");

    /// <summary>The same of its parts.</summary>
    public static string Key(string date, string scope) => $"{date}|{scope}";

    /// <summary>Where a figure stands, in words.</summary>
    public static string Say(ReadingView figure) =>
        $"{figure.ReferenceDate?.Said() ?? Words.T("jaar onbekend")} ({ValueWords.Say(figure.Scope)})";
}
