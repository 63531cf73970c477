namespace Ledger.Domain.Tests;

/// <summary>Ids of streams, tenants and things within a stream.</summary>
public sealed class IdsTests
{
    [Fact]
    public void Every_kind_of_stream_says_its_kind_and_its_name()
    {
        PlanId.Parse("wmo-2008-2012").Stream.Value.ShouldBe("plan/wmo-2008-2012");
        new BudgetId(PlanId.Parse("wmo-2008-2012"), 2010).Stream.Value.ShouldBe("budget/wmo-2008-2012/2010");
        DecisionId.Parse("raad-2024-09-kader").Stream.Value.ShouldBe("decision/raad-2024-09-kader");
        SourceId.Parse("themaplan").Stream.Value.ShouldBe("source/themaplan");
        PlanId.Parse("wmo-2008-2012").Stream.Kind.ShouldBe("plan");
    }

    [Fact]
    public void The_longest_ids_are_streams()
    {
        var longest = PlanId.Parse(new string('a', Slug.MaxLength));
        longest.Stream.Value.Length.ShouldBeLessThanOrEqualTo(StreamId.MaxLength);
        new BudgetId(longest, 2028).Stream.Kind.ShouldBe("budget");
    }

    [Fact]
    public void Ids_are_written_as_they_are_read()
    {
        ElementId.Parse("doel-4").ToString().ShouldBe("doel-4");
        IndicatorId.Parse("kinderen-in-armoede").ToString().ShouldBe("kinderen-in-armoede");
        BudgetLineId.Parse("wijk-en-buurtbeheer").ToString().ShouldBe("wijk-en-buurtbeheer");
        DecisionId.Parse("raad-2024-09-kader").ToString().ShouldBe("raad-2024-09-kader");
        SourceId.Parse("themaplan").ToString().ShouldBe("themaplan");
        new BudgetId(PlanId.Parse("wmo"), 2010).ToString().ShouldBe("wmo/2010");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan/")]
    [InlineData("/wmo")]
    [InlineData("Plan/wmo")]
    [InlineData("plan//wmo")]
    [InlineData("plan/wmo/")]
    [InlineData("plan/Wmo")]
    [InlineData("plan/wmo\n")]
    [InlineData("plan2/wmo")]
    [InlineData("plan/../wmo")]
    public void What_is_no_stream_is_not_read(string text) =>
        Should.Throw<FormatException>(() => StreamId.Parse(text));

    [Fact]
    public void A_stream_id_has_a_longest()
    {
        var longest = "plan/" + new string('a', StreamId.MaxLength - 5);
        StreamId.Parse(longest).Value.ShouldBe(longest);
        Should.Throw<FormatException>(() => StreamId.Parse(longest + "a"));
        Should.Throw<InvalidOperationException>(() => default(StreamId).Value);
    }

    [Theory]
    [InlineData("gm0303")]
    [InlineData("GM0303")]
    [InlineData("Gm0303")]
    public void Dronten_is_gm0303(string text) => TenantId.Parse(text).ToString().ShouldBe("gm0303");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0303")]
    [InlineData("gm303")]
    [InlineData("gm03030")]
    [InlineData("gm0303\n")]
    [InlineData("gm٠٣٠٣")]
    [InlineData("*DEFAULT*")]
    public void What_is_no_municipality_is_not_read(string? text)
    {
        TenantId.TryParse(text).ShouldBeNull();
        Should.Throw<FormatException>(() => TenantId.Parse(text!));
        Should.Throw<InvalidOperationException>(() => default(TenantId).Value);
    }

    [Theory]
    [InlineData("wmo-2008-2012", null)]
    [InlineData("wmo-2008-2012/vangnet", "vangnet")]
    public void A_thing_of_a_plan_is_written_as_it_is_read(string text, string? thing)
    {
        var reference = PlanRef.Parse(text);
        reference.ToString().ShouldBe(text);
        reference.ShouldBe(new PlanRef(
            PlanId.Parse("wmo-2008-2012"), thing is null ? null : Slug.Parse(thing)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/vangnet")]
    [InlineData("wmo/")]
    [InlineData("wmo/vangnet/")]
    [InlineData("wmo/a/b")]
    public void What_is_no_thing_of_a_plan_is_not_read(string text) =>
        Should.Throw<FormatException>(() => PlanRef.Parse(text));
}
