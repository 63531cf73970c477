using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;
using NodaTime;

namespace Ledger.Benchmarks;

/// <summary>
/// Synthetic histories of municipalities, made of the ledger's own events, so that everything that reads a real log can
/// read them. The same arguments give the same history, ids included.
/// </summary>
internal static class Synthetic
{
    /// <summary>How many municipalities there are in the Netherlands.</summary>
    public const int Municipalities = 342;

    /// <summary>How many events a synthetic plan has.</summary>
    public const int EventsPerPlan = 100;

    public static readonly SourceId Document = SourceId.Parse("raadsstuk");
    public static readonly DecisionId Decision = DecisionId.Parse("raad-2024-01-01-besluit");
    public static readonly IndicatorId Indicator = IndicatorId.Parse("kinderen-in-armoede");
    private static readonly ElementId Goal = ElementId.Parse("doel-1");
    private static readonly Guid Namespace = Guid.Parse("6e2f6f0c-8a5d-4c52-9d5b-2f6f0c8a5d4c");

    /// <summary>A municipality by its number, from 1.</summary>
    public static TenantId Tenant(int number) =>
        TenantId.Parse("gm" + number.ToString("0000", CultureInfo.InvariantCulture));

    public static PlanId Plan(int number) =>
        PlanId.Parse("themaplan-" + number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The document and the decision that every synthetic event rests on.</summary>
    public static IReadOnlyList<StreamAppend> Grounds(TenantId tenant) =>
    [
        Append(tenant, Document.Stream, "source", 0, 1, _ => new SourceEvent.SourceRegistered(
            "Raadsstuk", SourceKind.Decision, null, null, null, null, null, [])),
        Append(tenant, Decision.Stream, "decision", 0, 1, _ => new DecisionEvent.DecisionTaken(
            Body.Council, null, HistoricalDate.Parse("2024-01-01"), DecisionKind.Amendment, "Besluit", [])),
    ];

    /// <summary>Events of a plan, after a version: its making first, then targets and measurements.</summary>
    public static StreamAppend OfPlan(TenantId tenant, PlanId plan, int after, int count) =>
        Append(tenant, plan.Stream, "plan", after, count, Event);

    /// <summary>A change of the target of a synthetic plan, as a command.</summary>
    public static Instruction Change(PlanId plan, int number) => Instruction.For(
        plan, new ChangeTarget(Indicator, 2028, Scope.WholeMunicipality, AtMost(number), Wording(number)), By(number),
        Guid.CreateVersion7());

    private static PlanEvent Event(int i) => i switch
    {
        0 => new PlanEvent.PlanOpened(
            "Themaplan", PlanKind.ThemePlan, HistoricalDate.In(2024), HistoricalDate.In(2028), Document),
        1 => new PlanEvent.ElementAdded(Goal, ElementKind.Goal, "1", "Kinderen groeien op zonder armoede", null, null),
        2 => new PlanEvent.IndicatorDefined(
            Indicator, Goal, "Kinderen in armoede", Unit.Percent, Direction.Down, true, null, null),
        3 => new PlanEvent.TargetSet(Indicator, 2028, Scope.WholeMunicipality, AtMost(i), Wording(i)),
        _ when i % 2 == 0 => new PlanEvent.MeasurementRecorded(
            Indicator, Scope.WholeMunicipality, HistoricalDate.In(1950 + (i / 2 % 100)),
            new Reading.Measured(new Quantity(i % 97, Unit.Percent)), Wording(i)),
        _ => new PlanEvent.TargetChanged(Indicator, 2028, Scope.WholeMunicipality, AtMost(i), Wording(i)),
    };

    private static StreamAppend Append(
        TenantId tenant, StreamId stream, string type, int after, int count, Func<int, ILedgerEvent> @event)
    {
        var events = new NewEvent[count];
        for (var i = 0; i < count; i++)
        {
            var command = NameBasedGuid.Of(Namespace, FormattableString.Invariant($"{tenant}/{stream}/{after + i}"));
            events[i] = EventCodec.Current.Encode(
                NameBasedGuid.OfEvent(command, 0), @event(after + i), By(after + i),
                new CommandStamp(command, "Synthetic", "0"), "synthetic");
        }

        return new StreamAppend(stream, type, after, events);
    }

    private static Accountability By(int i) => new(
        new Basis.Decided(Decision), HistoricalDate.Parse("2024-01-01"), Effective(i),
        "Omdat de raad het wil", [new Citation(Document, "§1")], new Actor(Slug.Parse("medewerker")),
        Provenance.Reconstructed);

    private static HistoricalDate Effective(int i) =>
        HistoricalDate.On(new LocalDate(2024, 1, 1).PlusDays(Math.Min(i, 700)));

    private static TargetValue.AtMost AtMost(int i) => new(new Quantity(i % 97, Unit.Percent));

    private static string Wording(int i) =>
        string.Create(CultureInfo.InvariantCulture, $"{i % 97} %{new string('x', i * 31 % 90)}");
}
