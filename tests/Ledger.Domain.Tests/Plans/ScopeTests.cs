using Ledger.Domain.Plans;

namespace Ledger.Domain.Tests.Plans;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("gemeente")]
    [InlineData("landelijk")]
    [InlineData("regio:flevoland")]
    [InlineData("gebied:dronten-west")]
    [InlineData("leeftijd:18-64")]
    [InlineData("leeftijd:0-0")]
    [InlineData("leeftijd:65-")]
    [InlineData("leeftijd:-18")]
    [InlineData("groep:statushouders")]
    [InlineData("landelijk+leeftijd:16-18")]
    [InlineData("gebied:biddinghuizen+groep:jeugd-en-pwet+leeftijd:-18")]
    public void A_scope_is_written_as_it_is_read(string text)
    {
        Scope.Parse(text).ToString().ShouldBe(text);
        Scope.Parse(Scope.Parse(text).ToString()).ShouldBe(Scope.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Gemeente")]
    [InlineData("gemeente:")]
    [InlineData("gemeente:dronten")]
    [InlineData("landelijk:")]
    [InlineData("regio")]
    [InlineData("regio:")]
    [InlineData("gebied:Dronten West")]
    [InlineData("groep:a:b")]
    [InlineData("leeftijd:")]
    [InlineData("leeftijd:-")]
    [InlineData("leeftijd:18")]
    [InlineData("leeftijd:64-18")]
    [InlineData("leeftijd:18-131")]
    [InlineData("leeftijd:18-64-")]
    [InlineData("leeftijd:a-b")]
    [InlineData("leeftijd:18-b")]
    [InlineData("leeftijd:99999999999-")]
    [InlineData("wijk:dronten")]
    [InlineData("landelijk+")]
    [InlineData("+landelijk")]
    [InlineData("landelijk++gemeente")]
    public void What_is_no_scope_is_not_read(string? text)
    {
        Scope.TryParse(text).ShouldBeNull();
        Should.Throw<FormatException>(() => Scope.Parse(text!));
    }

    [Fact]
    public void Parts_come_in_one_order_and_once_however_they_are_written()
    {
        var scope = Scope.Parse("leeftijd:16-18+landelijk+leeftijd:16-18");
        scope.ShouldBe(Scope.Parse("landelijk+leeftijd:16-18"));
        scope.GetHashCode().ShouldBe(Scope.Parse("landelijk+leeftijd:16-18").GetHashCode());
        scope.ShouldBe(Scope.Join(new Scope.AgeGroup(16, 18), Scope.Parse("landelijk+leeftijd:16-18")));
        scope.ShouldBeOfType<Scope.Both>().First.ShouldBe(new Scope.National());
    }

    [Fact]
    public void One_scope_joined_is_itself() => Scope.Join(Scope.WholeMunicipality).ShouldBe(Scope.WholeMunicipality);

    [Fact]
    public void Too_many_parts_are_no_scope()
    {
        var parts = Enumerable.Range(0, Scope.MostParts + 1).Select(n => $"groep:g{n}").ToList();
        Scope.TryParse(string.Join('+', parts.Skip(1))).ShouldNotBeNull();
        Scope.TryParse(string.Join('+', parts)).ShouldBeNull();
        Scope.TryParse(string.Concat(Enumerable.Repeat("gemeente+", 1_000_000))).ShouldBeNull();
        Should.Throw<ArgumentException>(() => Scope.Join(parts.Select(Scope.Parse)));
        Should.Throw<ArgumentException>(() => Scope.Join());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(64, 18)]
    [InlineData(-1, 18)]
    [InlineData(0, 131)]
    public void No_age_group_is_made_that_could_not_be_read_back(int? from, int? to) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Scope.AgeGroup(from, to));
}
