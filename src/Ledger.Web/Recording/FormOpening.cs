using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Plans;
using Ledger.Dossier;
using Ledger.Projections;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Recording;

/// <summary>A form as it is opened: with what is there now, to be changed.</summary>
internal static class FormOpening
{
    /// <summary>
    /// A form about a subject, with what stands there now where that is to be changed, and with what its address says.
    /// </summary>
    public static FilledForm Of(FormKind kind, Subject? subject, Visit visit)
    {
        var values = new Dictionary<string, string>
        {
            [FilledForm.Mark] = Guid.CreateVersion7().ToString("N"),
            ["lezing"] = "getal",
            ["bereik"] = Scope.WholeMunicipality.ToString(),
            ["aard"] = kind.Ground switch
            {
                FormGround.DecisionOrCorrection => "wijziging",
                FormGround.PublicationOrCorrection => "publicatie",
                _ => "",
            },
        };
        foreach (var (field, value) in subject is null ? [] : Now(kind, subject, visit))
        {
            values[field] = value ?? "";
        }

        foreach (var field in kind.Fields.Select(f => f.Name).Where(name => visit.Asked(name) is not null))
        {
            values[field] = visit.Asked(field)!;
        }

        return Renew(new FilledForm(kind, subject, values), visit.Ledger);
    }

    /// <summary>The form as it was filled in, resting on what the ledger says now.</summary>
    public static FilledForm Renew(FilledForm form, LedgerSnapshot ledger) => form.Subject is { } subject
        ? form.With(FilledForm.Version, VersionOf(ledger, subject.Stream).ToString(CultureInfo.InvariantCulture))
        : form;

    /// <summary>The event that a rectificatie puts right; empty when there is none.</summary>
    public static string Wrong(FilledForm form, Visit visit)
    {
        var subject = form.Subject!;
        return form.Kind.Name is "meting" or "nulmeting"
            ? FormFigures.Meant(form, visit)?.Origin.Event.ToString() ?? ""
            : WhyChain.Of(visit.Ledger, subject).Chain.FirstOrDefault(s => Puts(form.Kind).Contains(s.What))?.Event
                .ToString() ?? "";
    }

    /// <summary>
    /// The address of the form that puts a step of a chain right, with what was recorded in its fields; null when there
    /// is none.
    /// </summary>
    public static string? ToCorrect(WhyStep step, Subject subject, Visit visit)
    {
        var kind = FormKind.For(subject.Kind)
            .FirstOrDefault(k => k.MayCorrect && Puts(k).Contains(step.What) && step.Basis != "corrects");
        if (kind is null || visit.Ledger.Of(subject.Stream).FirstOrDefault(e => e.Id == step.Event) is not { } wrong)
        {
            return null;
        }

        var values = FormValues.Of(wrong.Event).Append(("aard", "rectificatie")).ToList();
        if (wrong.Event is BudgetEvent.BudgetAmended)
        {
            values.Add(("bedrag", FormValues.Money(FormAmounts.Changed(wrong.Id, subject, visit))));
        }

        if (FormValues.Place(wrong.Event) is { } place)
        {
            values.Add((FilledForm.Mistaken, place));
            if (FormFigures.Standing(kind, subject.Id, visit).All(f => FormFigures.Key(f) != place))
            {
                return null;
            }
        }

        return Language.Current.Keep($"/vastleggen/{kind.Name}/{subject.Id}" + QueryString.Create(
            values.Select(v => KeyValuePair.Create(v.Item1, (string?)v.Item2))));
    }

    private static string[] Puts(FormKind kind) => kind.Name switch
    {
        "streefwaarde" => [nameof(PlanEvent.TargetSet), nameof(PlanEvent.TargetChanged)],
        "verwoording" => [nameof(PlanEvent.ElementAdded), nameof(PlanEvent.ElementReworded)],
        "indicator-wijzigen" => [nameof(PlanEvent.IndicatorDefined), nameof(PlanEvent.IndicatorRedefined)],
        "bedrag" => [nameof(BudgetEvent.BudgetAmended)],
        "meting" => [nameof(PlanEvent.MeasurementRecorded)],
        "nulmeting" => [nameof(PlanEvent.BaselineRecorded)],
        _ => [nameof(BudgetEvent.ActualRecorded)],
    };

    private static IEnumerable<(string Field, string? Value)> Now(FormKind kind, Subject subject, Visit visit)
    {
        if (kind.Name == "verwoording"
            && visit.Standing(PlanId.Parse(subject.Id.Split('/')[0])).Elements
                .FirstOrDefault(e => e.Id == subject.Id) is { } element)
        {
            return [("titel", element.Title), ("nummer", element.Number), ("toelichting", element.Note)];
        }

        return kind.Name == "indicator-wijzigen" && visit.Indicator(subject.Id) is { } indicator
            ?
            [
                ("titel", indicator.Title), ("eenheid", DossierWords.Of(indicator.Unit)),
                ("richting", DossierWords.Of(indicator.Direction)), ("bron", indicator.MonitoredBy),
                ("toelichting", indicator.Note),
            ]
            : [];
    }

    /// <summary>The version that a stream has now.</summary>
    public static long VersionOf(LedgerSnapshot ledger, StreamId stream) =>
        ledger.Read(stream).Select(e => e.Version).LastOrDefault();
}
