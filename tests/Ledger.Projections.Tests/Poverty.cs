namespace Ledger.Projections.Tests;

/// <summary>A plan with a goal and an indicator, known since 2024: what histories of targets are about.</summary>
internal static class Poverty
{
    public const string TargetId = "armoede/kinderen/2028";

    public static readonly PlanId Id = PlanId.Parse("armoede");
    public static readonly ElementId Goal = ElementId.Parse("doel-4");
    public static readonly IndicatorId Children = IndicatorId.Parse("kinderen");
    public static readonly Times Beginning = new("2024-01-01", "2024-01-01", "2024-01-05");
    public static readonly Subject Target = new(TargetId, SubjectKind.Target, Id.Stream, "Kinderen in armoede");

    /// <summary>The plan, its goal and its indicator.</summary>
    public static async Task<Chronicle> Begin(Chronicle? chronicle = null)
    {
        chronicle ??= Chronicle.Empty();
        await chronicle.On(Id, new OpenPlan(
            "Armoede", PlanKind.ImplementationProgramme, HistoricalDate.In(2024), HistoricalDate.In(2028),
            Chronicle.Document), Beginning);
        await chronicle.On(Id, Add("doel-4"), Beginning);
        await chronicle.On(Id, new DefineIndicator(
            Children, Goal, "Kinderen in armoede", Unit.Percent, Direction.Down, true, null, null), Beginning);
        return chronicle;
    }

    public static AddElement Add(string id, string? parent = null) => new(
        ElementId.Parse(id), ElementKind.Goal, null, id, null, parent is null ? null : ElementId.Parse(parent));

    public static SetTarget Set(decimal percent) =>
        new(Children, 2028, Scope.WholeMunicipality, AtMost(percent), $"{percent} %");

    public static ChangeTarget Change(decimal percent) =>
        new(Children, 2028, Scope.WholeMunicipality, AtMost(percent), $"{percent} %");

    public static WithdrawTarget Withdraw() => new(Children, 2028, Scope.WholeMunicipality);

    public static RecordBaseline Baseline(decimal percent) => new(
        Children, Scope.WholeMunicipality, HistoricalDate.In(2023), new Reading.Measured(Percent(percent)), null);

    public static RecordMeasurement Measurement(int year, decimal percent) => new(
        Children, Scope.WholeMunicipality, HistoricalDate.In(year), new Reading.Measured(Percent(percent)), null);

    /// <summary>The target as a lens shows it, in words; "geen" when it shows none.</summary>
    public static async Task<string> TargetOf(this Chronicle chronicle, Lens lens) =>
        (await chronicle.Indicator(lens))?.Targets.SingleOrDefault() is { } target
            ? DutchWords.Say(target.Value).Replace("hoogstens ", "", StringComparison.Ordinal)
            : "geen";

    /// <summary>The baseline as a lens shows it.</summary>
    public static async Task<string> BaselineOf(this Chronicle chronicle, Lens lens) =>
        (await chronicle.Indicator(lens))?.Baselines.SingleOrDefault()?.Text ?? "geen";

    /// <summary>The measurement of a year as a lens shows it.</summary>
    public static async Task<string> MeasurementOf(this Chronicle chronicle, Lens lens, int year = 2024) =>
        (await chronicle.Indicator(lens))?.Measurements
            .SingleOrDefault(m => m.ReferenceDate == HistoricalDate.In(year))?.Text ?? "geen";

    /// <summary>The plan as a lens shows it.</summary>
    public static async Task<PlanView> PlanOf(this Chronicle chronicle, Lens lens) =>
        PlanStanding.Through(Id, (await chronicle.Ledger()).Of(Id.Stream), lens);

    public static TargetValue AtMost(decimal percent) => new TargetValue.AtMost(Percent(percent));

    public static Quantity Percent(decimal amount) => new(amount, Unit.Percent);

    private static async Task<IndicatorView?> Indicator(this Chronicle chronicle, Lens lens) =>
        (await chronicle.PlanOf(lens)).Elements.SelectMany(e => e.Indicators).SingleOrDefault();
}
