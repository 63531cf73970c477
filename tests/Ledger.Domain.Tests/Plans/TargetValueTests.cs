using Ledger.Domain.Plans;

namespace Ledger.Domain.Tests.Plans;

/// <summary>Which values fit an indicator in percent.</summary>
public sealed class TargetValueTests
{
    private static readonly Quantity Percent = Livelihood.Percent(3);
    private static readonly Quantity Count = Livelihood.Count(3);
    private static readonly Quantity Points = new(3, Unit.PercentagePoint);

    public static TheoryData<string, TargetValue> Fitting => new()
    {
        { "at least", new TargetValue.AtLeast(Percent) },
        { "at most", new TargetValue.AtMost(Percent) },
        { "exactly", new TargetValue.Exactly(Percent) },
        { "between", new TargetValue.Between(Percent, Percent) },
        { "stays the same", new TargetValue.Keep(null) },
        { "stays at", new TargetValue.Keep(Percent) },
        { "rises", new TargetValue.Rise(null) },
        { "rises by percents", new TargetValue.Rise(Percent) },
        { "rises by points", new TargetValue.Rise(Points) },
        { "falls", new TargetValue.Fall(null) },
        { "falls by points", new TargetValue.Fall(Points) },
        { "halves", new TargetValue.RelativeChange(-50) },
        { "against another", new TargetValue.Comparative("adviesvragen stijgen meer dan meldingen") },
        { "per group", PerGroup(Percent) },
        { "in words", new TargetValue.Qualitative("een stijgende trend") },
        { "later", new TargetValue.ToBeDetermined("volgt na nulmeting 2026", HistoricalDate.In(2027)) },
    };

    public static TheoryData<string, TargetValue> InAnotherUnit => new()
    {
        { "at least", new TargetValue.AtLeast(Count) },
        { "at most", new TargetValue.AtMost(Points) },
        { "exactly", new TargetValue.Exactly(Count) },
        { "between, high", new TargetValue.Between(Percent, Count) },
        { "between, low and the wrong way round", new TargetValue.Between(Count with { Amount = 9 }, Percent) },
        { "stays at", new TargetValue.Keep(Count) },
        { "rises by", new TargetValue.Rise(Count) },
        { "falls by", new TargetValue.Fall(Count) },
        { "per group", PerGroup(Count) },
        { "one group reversed, another in another unit", new TargetValue.PerGroup(
            [
                new(new Scope.AgeGroup(18, 64), new TargetValue.Between(Percent with { Amount = 9 }, Percent)),
                new(new Scope.AgeGroup(65, null), new TargetValue.Exactly(Count)),
            ])
        },
    };

    [Theory]
    [MemberData(nameof(Fitting), DisableDiscoveryEnumeration = true)]
    public void A_value_in_the_unit_of_its_indicator_is_set(string because, TargetValue value) =>
        Set(value).ShouldBeOfType<Outcome<PlanEvent>.Recorded>(because);

    [Theory]
    [MemberData(nameof(InAnotherUnit), DisableDiscoveryEnumeration = true)]
    public void A_value_in_another_unit_is_refused(string because, TargetValue value) =>
        Set(value).ShouldBeOfType<Outcome<PlanEvent>.Refused>(because)
            .Refusal.Code.ShouldBe(Refusal.UnitDiffers.Code, because);

    [Fact]
    public void A_number_of_people_does_not_rise_by_percentage_points() =>
        new SetTarget(Livelihood.Reports, 2028, Livelihood.Everyone, new TargetValue.Rise(Points), "hoger")
            .Decide(Given(Livelihood.WithIndicators).State)
            .ShouldBeOfType<Outcome<PlanEvent>.Refused>().Refusal.ShouldBe(Refusal.UnitDiffers);

    [Fact]
    public void A_number_of_people_may_rise_by_percents_of_itself() =>
        new SetTarget(Livelihood.Reports, 2028, Livelihood.Everyone, new TargetValue.Rise(Percent), "3% hoger")
            .Decide(Given(Livelihood.WithIndicators).State)
            .ShouldBeOfType<Outcome<PlanEvent>.Recorded>();

    private static Outcome<PlanEvent> Set(TargetValue value) =>
        new SetTarget(Livelihood.ChildPoverty, 2028, Livelihood.Everyone, value, "zoals het er staat")
            .Decide(Given(Livelihood.WithIndicators).State);

    private static TargetValue.PerGroup PerGroup(Quantity quantity) => new(
        [new(new Scope.AgeGroup(18, 64), new TargetValue.AtLeast(quantity))]);
}
