using System.Globalization;
using Ledger.Domain;
using NodaTime;

namespace Ledger.Projections;

/// <summary>What differs between two states of a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="From">The earlier state: a version number or a date.</param>
/// <param name="To">The later state.</param>
/// <param name="Added">What is there only in the later.</param>
/// <param name="Removed">What is there only in the earlier.</param>
/// <param name="Changed">What says something else.</param>
public sealed record PlanDifference(
    PlanId Plan, string From, string To, IReadOnlyList<DiffItem> Added, IReadOnlyList<DiffItem> Removed,
    IReadOnlyList<DiffChange> Changed);

/// <summary>Something added or removed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
public sealed record DiffItem(string Id, string Title);

/// <summary>A field that says something else.</summary>
/// <param name="Path">The id of the subject and the field, divided by <c>#</c>.</param>
/// <param name="From">What it said.</param>
/// <param name="To">What it says.</param>
public sealed record DiffChange(string Path, string? From, string? To);

/// <summary>A state of a plan: after one of its versions, or as it held on a day.</summary>
/// <param name="Text">How it was asked for.</param>
/// <param name="Version">The version; null when it is a day.</param>
/// <param name="Day">The day; null when it is a version.</param>
public sealed record PlanMoment(string Text, int? Version, LocalDate? Day)
{
    /// <summary>Reads a version number or a date; null when it is neither.</summary>
    public static PlanMoment? TryParse(string text)
    {
        // Four digits are a year; a plan never has a thousand versions.
        if (text.Length < 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return new PlanMoment(text, version, null);
        }

        return HistoricalDate.TryParse(text) is { } date ? new PlanMoment(text, null, date.LastDay) : null;
    }
}

/// <summary>Compares two states of a plan.</summary>
public static class PlanDiff
{
    /// <summary>The state after a version: what had been decided up to and with it.</summary>
    public static PlanView AtVersion(LedgerSnapshot ledger, PlanId plan, int version)
    {
        var events = ledger.Of(plan.Stream).ToList();
        var all = events.ToDictionary(e => e.Id);
        var subject = new Subject(plan.ToString(), SubjectKind.Plan, plan.Stream, "");
        var decisions = VersionHistory.Of(ledger, subject).Where(v => v.Version <= version)
            .Select(v => (v.Decision, v.DecidedOn, v.EffectiveFrom)).ToHashSet();
        var shown = events.Where(e => decisions.Contains(VersionHistory.KeyOf(e, all)));
        return PlanStanding.Through(plan, shown, Lens.Everything);
    }

    /// <summary>What differs between two states of a plan.</summary>
    public static PlanDifference Between(LedgerSnapshot ledger, PlanId plan, PlanMoment from, PlanMoment to) =>
        Between(At(ledger, plan, from), At(ledger, plan, to), from.Text, to.Text);

    private static PlanView At(LedgerSnapshot ledger, PlanId plan, PlanMoment moment) =>
        moment.Version is { } version
            ? AtVersion(ledger, plan, version)
            : PlanStanding.Through(plan, ledger.Of(plan.Stream), new Lens(Effective: moment.Day));

    /// <summary>What differs.</summary>
    public static PlanDifference Between(PlanView from, PlanView to, string fromName, string toName)
    {
        var before = Fields(from);
        var after = Fields(to);
        return new PlanDifference(
            to.Id, fromName, toName,
            [.. after.Where(s => !before.ContainsKey(s.Key)).Select(Item)],
            [.. before.Where(s => !after.ContainsKey(s.Key)).Select(Item)],
            [.. after.Where(s => before.ContainsKey(s.Key)).SelectMany(s => Changed(s.Key, before[s.Key], s.Value))]);
    }

    private static DiffItem Item(KeyValuePair<string, Dictionary<string, string?>> subject) =>
        new(subject.Key, subject.Value.GetValueOrDefault("titel") ?? subject.Value.Values.First() ?? subject.Key);

    private static IEnumerable<DiffChange> Changed(
        string subject, Dictionary<string, string?> before, Dictionary<string, string?> after) =>
        before.Keys.Union(after.Keys)
            .Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field))
            .Select(field => new DiffChange(
                $"{subject}#{field}", before.GetValueOrDefault(field), after.GetValueOrDefault(field)));

    private static Dictionary<string, Dictionary<string, string?>> Fields(PlanView view)
    {
        var fields = new Dictionary<string, Dictionary<string, string?>>(StringComparer.Ordinal);
        if (view.Title is not null)
        {
            fields[view.Id.ToString()] = new() { ["titel"] = view.Title, ["status"] = view.Status };
        }

        foreach (var element in view.Elements)
        {
            fields[element.Id] = new()
            {
                ["titel"] = element.Title,
                ["nummer"] = element.Number,
                ["toelichting"] = element.Note,
                ["onder"] = element.Parent,
                ["uitvoering"] = element.Schedule is { } s
                    ? PlanAssignments.Schedule(s.Responsible, s.Partners, s.When ?? s.From?.ToDutch())
                    : null,
            };
            foreach (var indicator in element.Indicators)
            {
                AddIndicator(fields, indicator);
            }
        }

        return fields;
    }

    private static void AddIndicator(Dictionary<string, Dictionary<string, string?>> fields, IndicatorView indicator)
    {
        var own = fields[indicator.Id] = new()
        {
            ["titel"] = indicator.Title,
            ["eenheid"] = DutchWords.Say(indicator.Unit),
            ["gunstige richting"] = DutchKinds.Say(indicator.Direction),
            ["bron van de cijfers"] = indicator.MonitoredBy,
            ["toelichting"] = indicator.Note,
        };
        foreach (var (what, readings) in
            new[] { ("nulmeting", indicator.Baselines), ("meting", indicator.Measurements) })
        {
            foreach (var reading in readings)
            {
                var name = $"{what} {DutchWords.Say(reading.Scope)} {reading.ReferenceDate?.ToDutch()}".TrimEnd();
                own[name] = DutchWords.Say(reading.Value);
            }
        }

        foreach (var target in indicator.Targets)
        {
            fields[target.Id] = new()
            {
                [PlanAssignments.Target] = DutchWords.Say(target.Value),
                ["tekst"] = target.Text,
            };
        }
    }
}
