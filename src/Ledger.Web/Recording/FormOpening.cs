using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>A form as it is opened: with what is there now, to be changed.</summary>
internal static class FormOpening
{
    /// <summary>An empty form about a subject.</summary>
    public static FilledForm Of(FormKind kind, Subject? subject, Visit visit)
    {
        var values = new Dictionary<string, string>
        {
            [FilledForm.Mark] = Guid.CreateVersion7().ToString("N"),
            ["aard"] = kind.Ground == FormGround.DecisionOrCorrection ? "wijziging" : "",
        };
        if (kind.About == SubjectKind.Element && subject is not null
            && visit.Standing(PlanId.Parse(subject.Id.Split('/')[0])).Elements
                .FirstOrDefault(e => e.Id == subject.Id) is { } element)
        {
            values["titel"] = element.Title;
            values["nummer"] = element.Number ?? "";
            values["toelichting"] = element.Note ?? "";
        }

        return Renew(new FilledForm(kind, subject, values), visit.Ledger);
    }

    /// <summary>The form as it was filled in, resting on what the ledger says now.</summary>
    public static FilledForm Renew(FilledForm form, LedgerSnapshot ledger)
    {
        if (form.Subject is not { } subject)
        {
            return form;
        }

        var version = VersionOf(ledger, subject.Stream).ToString(CultureInfo.InvariantCulture);
        var wrong = WhyChain.Of(ledger, subject).Chain.FirstOrDefault(s =>
            s.What is nameof(PlanEvent.TargetSet) or nameof(PlanEvent.TargetChanged)
                or nameof(PlanEvent.ElementAdded) or nameof(PlanEvent.ElementReworded));
        return form.With(FilledForm.Version, version).With(FilledForm.Corrected, wrong?.Event.ToString() ?? "");
    }

    /// <summary>The version that a stream has now.</summary>
    public static long VersionOf(LedgerSnapshot ledger, StreamId stream) =>
        ledger.Read(stream).Select(e => e.Version).LastOrDefault();
}
