namespace Ledger.Domain.Tests.Money;

public sealed class EuroTests
{
    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("61596", "61596.00")]
    [InlineData("61596.5", "61596.50")]
    [InlineData("-385000.05", "-385000.05")]
    [InlineData("007", "7.00")]
    [InlineData("100000000000", "100000000000.00")]
    [InlineData("-100000000000.00", "-100000000000.00")]
    public void An_amount_is_read_to_the_cent(string text, string exact)
    {
        Euro.Parse(text).ToString().ShouldBe(exact);
        Euro.Parse(exact).ShouldBe(Euro.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("61.596")]
    [InlineData("1.000")]
    [InlineData("61596.000")]
    [InlineData("1,50")]
    [InlineData("1.863.416")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("€ 5")]
    [InlineData("1e3")]
    [InlineData("٣")]
    [InlineData("100000000000.01")]
    [InlineData("999999999999999999999999999999")]
    public void What_is_no_amount_to_the_cent_is_not_read(string? text)
    {
        Euro.TryParse(text).ShouldBeNull();
        Should.Throw<FormatException>(() => Euro.Parse(text!));
    }

    [Fact]
    public void An_amount_has_at_most_two_decimals_and_zeros_count()
    {
        Euro.Of(61_596.5m).ToString().ShouldBe("61596.50");
        Should.Throw<ArgumentOutOfRangeException>(() => Euro.Of(0.005m));
        Should.Throw<ArgumentOutOfRangeException>(() => Euro.Of(1.000m));
    }

    [Fact]
    public void An_amount_has_a_largest_either_side_of_zero()
    {
        Euro.Of(Euro.Largest).Amount.ShouldBe(Euro.Largest);
        Should.Throw<ArgumentOutOfRangeException>(() => Euro.Of(Euro.Largest + 0.01m));
        Should.Throw<ArgumentOutOfRangeException>(() => Euro.Of(-Euro.Largest - 0.01m));
    }

    [Fact]
    public void Sums_may_pass_the_largest_amount_and_keep_every_cent() =>
        Euro.Sum(Enumerable.Repeat(Euro.Parse("99999999999.99"), 1_000)).ToString().ShouldBe("99999999999990.00");

    [Fact]
    public void A_sum_that_would_lose_a_cent_throws()
    {
        var sum = Euro.Of(Euro.Largest);
        Should.Throw<OverflowException>(() =>
        {
            for (var doublings = 0; doublings < 100; doublings++)
            {
                sum += sum;
            }
        });
        (sum + Euro.Parse("0.01") - sum).ShouldBe(Euro.Parse("0.01"));
    }

    [Fact]
    public void Nothing_taken_from_nothing_is_nothing()
    {
        (-Euro.Zero).ToString().ShouldBe("0.00");
        (Euro.Parse("-0") + Euro.Parse("-0.00")).ToString().ShouldBe("0.00");
        (Euro.Of(5) - Euro.Of(5)).ShouldBe(default);
        default(Euro).ToString().ShouldBe("0.00");
    }

    [Theory]
    [InlineData("1863416", "1.863.416")]
    [InlineData("1863416.5", "1.863.416,50")]
    [InlineData("-1000", "-1.000")]
    [InlineData("0", "0")]
    public void A_Dutch_reader_reads_it_as_Dutch(string text, string dutch) =>
        Euro.Parse(text).ToDutch().ShouldBe(dutch);

    [Fact]
    public void Amounts_compare_as_numbers()
    {
        (Euro.Of(9) < Euro.Of(10), Euro.Of(9) > Euro.Of(10)).ShouldBe((true, false));
        (Euro.Of(10) <= Euro.Parse("10.00"), Euro.Of(10) >= Euro.Parse("10.00")).ShouldBe((true, true));
        new[] { Euro.Of(10), Euro.Of(-9), Euro.Of(9) }.Order().ShouldBe([Euro.Of(-9), Euro.Of(9), Euro.Of(10)]);
    }
}
