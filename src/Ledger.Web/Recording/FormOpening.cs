using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>A form as it is opened: with what is there now, to be changed.</summary>
internal static class FormOpening
{
    /// <summary>A form about a subject, with what stands there now where that is to be changed.</summary>
    public static FilledForm Of(FormKind kind, Subject? subject, Visit visit)
    {
        var values = new Dictionary<string, string>
        {
            [FilledForm.Mark] = Guid.CreateVersion7().ToString("N"),
            ["lezing"] = "getal",
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
            ? visit.Ledger.Of(subject.Stream).LastOrDefault(e => IsReading(e.Event, form))?.Id.ToString() ?? ""
            : WhyChain.Of(visit.Ledger, subject).Chain.FirstOrDefault(s => Puts(form.Kind).Contains(s.What))?.Event
                .ToString() ?? "";
    }

    // A rectificatie of a figure is of the one about the same day.
    private static bool IsReading(ILedgerEvent @event, FilledForm form)
    {
        var (indicator, date) = (form.Subject!.Id.Split('/')[1], FormCheck.Date(form["peildatum"]));
        return @event switch
        {
            PlanEvent.MeasurementRecorded m => form.Kind.Name == "meting" && m.Indicator.ToString() == indicator
                && m.ReferenceDate == date,
            PlanEvent.BaselineRecorded b => form.Kind.Name == "nulmeting" && b.Indicator.ToString() == indicator
                && b.ReferenceDate == date,
            _ => false,
        };
    }

    private static string[] Puts(FormKind kind) => kind.Name switch
    {
        "streefwaarde" => [nameof(PlanEvent.TargetSet), nameof(PlanEvent.TargetChanged)],
        "verwoording" => [nameof(PlanEvent.ElementAdded), nameof(PlanEvent.ElementReworded)],
        "indicator-wijzigen" => [nameof(PlanEvent.IndicatorDefined), nameof(PlanEvent.IndicatorRedefined)],
        "bedrag" => [nameof(BudgetEvent.BudgetAmended)],
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
                ("titel", indicator.Title), ("bron", indicator.MonitoredBy), ("toelichting", indicator.Note),
            ]
            : [];
    }

    /// <summary>The version that a stream has now.</summary>
    public static long VersionOf(LedgerSnapshot ledger, StreamId stream) =>
        ledger.Read(stream).Select(e => e.Version).LastOrDefault();
}
