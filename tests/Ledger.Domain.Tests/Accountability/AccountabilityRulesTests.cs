using NodaTime;

namespace Ledger.Domain.Tests.Accountability;

public sealed class AccountabilityRulesTests
{
    private static readonly LocalDate Today = new(2026, 11, 24);
    private static readonly Citation Place = new(SourceId.Parse("themaplan"), "§3.2", 4, "6,36");

    private static readonly Domain.Accountability Sound = new(
        new Basis.Decided(DecisionId.Parse("raad-2024-09-kader")), HistoricalDate.In(2024, 9), HistoricalDate.In(2025),
        "Vastgesteld om het kader uit te voeren", [Place], new Actor(Slug.Parse("7f3a")), Provenance.Reconstructed);

    private static readonly Basis.Corrects Corrects =
        new(Guid.Parse("5c2f5f5e-0000-4000-8000-000000000001"), "tikfout");

    [Fact]
    public void A_sound_accountability_is_not_refused()
    {
        Check(Sound).ShouldBeNull();
        Check(Sound with { Basis = Corrects }).ShouldBeNull();
        Check(Sound with { Basis = new Basis.Published(Place.Source) }).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void It_says_why(string rationale) =>
        Check(Sound with { Rationale = rationale, Citations = [] }).ShouldBe(Refusal.RationaleMissing);

    [Fact]
    public void A_rectificatie_says_what_was_wrong() =>
        Check(Sound with { Basis = Corrects with { Why = " " }, Citations = [] }).ShouldBe(Refusal.RationaleMissing);

    [Fact]
    public void It_says_where_it_is_written() =>
        Check(Sound with { Citations = [], DecidedOn = HistoricalDate.In(2030) }).ShouldBe(Refusal.CitationMissing);

    [Fact]
    public void It_says_where_in_every_document() =>
        Check(Sound with { Citations = [Place, Place with { Locator = "" }] }).ShouldBe(Refusal.CitationMissing);

    [Theory]
    [InlineData("2026-11-24", false)]
    [InlineData("2026-11-25", true)]
    [InlineData("2026-11", false)]
    [InlineData("2026-12", true)]
    [InlineData("2026", false)]
    [InlineData("2027", true)]
    public void It_was_decided_by_today(string decided, bool refused) =>
        Check(Sound with { DecidedOn = HistoricalDate.Parse(decided) })
            .ShouldBe(refused ? Refusal.DecidedInFuture : null);

    [Fact]
    public void It_may_take_effect_later() =>
        Check(Sound with { EffectiveFrom = HistoricalDate.In(2028) }).ShouldBeNull();

    private static Refusal? Check(Domain.Accountability by) => AccountabilityRules.Check(by, Today);
}
