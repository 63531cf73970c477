using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain.Plans;
using NodaTime;

namespace Ledger.Domain.Tests.Laws;

/// <summary>Something with the dates that it is recorded with.</summary>
public sealed record Dated<T>(T What, HistoricalDate Effective, HistoricalDate Decided);

/// <summary>An event as a log holds it; one is recorded an hour.</summary>
internal sealed record LoggedEvent(ILedgerEvent Event, HistoricalDate Effective, HistoricalDate Decided, long Position)
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 0, 0);

    public Instant RecordedAt => Start + Duration.FromHours(Position);

    public LensOrder Order => new(Effective, Decided, Position);

    public bool IsSeenBy(Lens lens) => lens.Sees(Effective, Decided, RecordedAt);
}

/// <summary>Random values, from pools so small that they meet each other.</summary>
internal static class Values
{
    public static Gen<HistoricalDate> Date { get; } = Gen.Frequency(
        (3, Gen.Choose(2019, 2021).Select(HistoricalDate.In)),
        (2, from year in Gen.Choose(2019, 2021)
            from month in Gen.Choose(1, 12)
            select HistoricalDate.In(year, month)),
        (1, from day in Gen.Choose(0, 1_095)
            select HistoricalDate.On(new LocalDate(2019, 1, 1).PlusDays(day))));

    public static Gen<HistoricalDate?> MaybeDate { get; } = Maybe(Date);

    public static Gen<Lens> Lens { get; } =
        from effective in Maybe(Date.Select(d => d.FirstDay))
        from decided in Maybe(Date.Select(d => d.FirstDay))
        from recorded in Maybe(Gen.Choose(0, 60).Select(h => LoggedEvent.Start + Duration.FromHours(h)))
        select new Lens(effective, decided, recorded);

    /// <summary>Words; now and then there are none.</summary>
    public static Gen<string> Words { get; } = Gen.Frequency(
        (1, Gen.Elements("", " ")), (19, Gen.Elements("Minder armoede", "Meer cohesie", "Veilig thuis")));

    public static Gen<Slug> SlugOf(params string[] names) => Gen.Elements(names).Select(Slug.Parse);

    public static Gen<Euro> Amount { get; } = Gen.Frequency(
        (1, Gen.Elements(Euro.Zero, Euro.Of(-1), Euro.Of(5_000))),
        (4, Gen.Choose(-100_000, 1_000_000).Select(cents => Euro.Of(cents / 100m))));

    public static Gen<Scope> Scope { get; } = Gen.OneOf(
        Gen.Constant(Plans.Livelihood.Everyone),
        Gen.Elements("landelijk", "gebied:swifterbant", "leeftijd:18-64", "landelijk+leeftijd:-18")
            .Select(Domain.Plans.Scope.Parse));

    public static Gen<Unit> Unit { get; } = Gen.Frequency(
        (6, Gen.Constant(Domain.Plans.Unit.Percent)), (2, Gen.Constant(Domain.Plans.Unit.Count)),
        (1, Gen.Constant(Domain.Plans.Unit.PercentagePoint)));

    public static Gen<Quantity> Quantity { get; } =
        from tenths in Gen.Choose(0, 30)
        from unit in Unit
        select new Quantity(tenths / 10m, unit);

    public static Gen<TargetValue> Target { get; } = Gen.OneOf(
        Quantity.Select(q => (TargetValue)new TargetValue.AtMost(q)),
        Quantity.Select(q => (TargetValue)new TargetValue.AtLeast(q)),
        Quantity.Select(q => (TargetValue)new TargetValue.Exactly(q)),
        Quantity.Zip(Quantity).Select(q => (TargetValue)new TargetValue.Between(q.Item1, q.Item2)),
        Maybe(Quantity).Select(q => (TargetValue)new TargetValue.Keep(q)),
        Maybe(Quantity).Select(q => (TargetValue)new TargetValue.Rise(q)),
        Maybe(Quantity).Select(q => (TargetValue)new TargetValue.Fall(q)),
        Gen.Elements<TargetValue>(
            new TargetValue.RelativeChange(-50), new TargetValue.Comparative("meer adviesvragen dan meldingen"),
            new TargetValue.Qualitative("een stijgende trend"), new TargetValue.ToBeDetermined("na nulmeting", null)),
        from scope in Scope
        from quantity in Quantity
        select (TargetValue)new TargetValue.PerGroup([new(scope, new TargetValue.AtLeast(quantity))]));

    public static Gen<Reading> Reading { get; } = Gen.OneOf(
        Quantity.Select(q => (Reading)new Reading.Measured(q)),
        Quantity.Zip(Quantity).Select(q => (Reading)new Reading.Range(q.Item1, q.Item2)),
        Gen.Elements<Reading>(new Reading.NotMeasured("start 2019", null), new Reading.Elsewhere("regionaal")));

    public static Gen<T?> Maybe<T>(Gen<T> some)
        where T : struct =>
        Gen.Frequency((1, Gen.Constant<T?>(null)), (3, some.Select(s => (T?)s)));
}
