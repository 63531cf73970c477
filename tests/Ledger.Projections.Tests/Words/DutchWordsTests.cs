using System.Reflection;

namespace Ledger.Projections.Tests.Words;

public sealed class DutchWordsTests
{
    /// <summary>Every way to say an enum, with every member of it.</summary>
    public static TheoryData<string, object> Members =>
    [
        .. new[] { typeof(DutchWords), typeof(DutchKinds) }
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.Name == "Say" && m.GetParameters()[0].ParameterType.IsEnum)
            .SelectMany(m => Enum.GetValues(m.GetParameters()[0].ParameterType).Cast<object>()
                .Select(v => (m.DeclaringType!.Name, v))),
    ];

    [Theory]
    [MemberData(nameof(Members), DisableDiscoveryEnumeration = true)]
    public void Every_member_has_a_Dutch_word_of_its_own(string words, object member)
    {
        var type = words == nameof(DutchWords) ? typeof(DutchWords) : typeof(DutchKinds);
        var say = type.GetMethod("Say", [member.GetType()])!;
        var word = (string)say.Invoke(null, [member])!;
        word.ShouldNotBeNullOrWhiteSpace();
        Enum.GetValues(member.GetType()).Cast<object>().Count(other => (string)say.Invoke(null, [other])! == word)
            .ShouldBe(1);
    }

    [Fact]
    public void Values_are_said_as_a_Dutch_reader_writes_them()
    {
        DutchWords.Number(1234.50m).ShouldBe("1.234,50");
        DutchWords.Say(Poverty.Percent(2.3m)).ShouldBe("2,3 %");
        DutchWords.Say(new Quantity(12m, Unit.PerThousandHouseholds)).ShouldBe("12 per 1.000 huishoudens");
        DutchWords.Say(Scope.Parse("leeftijd:65-")).ShouldBe("65 jaar en ouder");
        DutchWords.Say(new TargetValue.RelativeChange(-50m)).ShouldBe("-50 % ten opzichte van de nulmeting");
        DutchWords.Say(new Reading.NotMeasured("nog niet", HistoricalDate.In(2026)))
            .ShouldBe("niet gemeten (vanaf 2026): nog niet");
    }
}
