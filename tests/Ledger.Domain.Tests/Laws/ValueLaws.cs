using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain.Plans;

namespace Ledger.Domain.Tests.Laws;

/// <summary>What holds for every value: it is read as it is written, and sums lose nothing.</summary>
public sealed class ValueLaws
{
    private static readonly Gen<Euro> Amount =
        from high in Gen.Choose(-99_999_999, 99_999_999)
        from low in Gen.Choose(0, 99_999)
        select Euro.Of((high * 1_000m) + (low / 100m));

    private static readonly Gen<string> Text = Gen.Elements(
            "a", "Z", "é", "ß", "Ω", "9", "-", " ", "/", "%", "\n", "\0", "🚲", "İ", "ﬁ", "٣", "’")
        .ListOf().Select(string.Concat);

    [Fact]
    public void An_amount_is_read_as_it_is_written() => Law.Holds(
        Amount, amount => Euro.Parse(amount.ToString()).ShouldBe(amount), times: 1_000);

    [Fact]
    public void A_sum_does_not_depend_on_its_order() => Law.Holds(
        from amounts in Gen.ListOf(Amount, 20)
        from shuffled in Gen.Shuffle(amounts.ToArray())
        select (amounts, shuffled),
        drawn =>
        {
            Euro.Sum(drawn.shuffled).ShouldBe(Euro.Sum(drawn.amounts));
            drawn.amounts.Aggregate(Euro.Zero, (sum, a) => sum + a).ShouldBe(Euro.Sum(drawn.amounts));
            drawn.shuffled.Aggregate(Euro.Sum(drawn.amounts), (sum, a) => sum - a).ShouldBe(Euro.Zero);
        });

    [Fact]
    public void A_date_is_read_as_it_is_written_and_lies_in_itself() => Law.Holds(
        Values.Date,
        date =>
        {
            HistoricalDate.Parse(date.ToString()).ShouldBe(date);
            date.FirstDay.ShouldBeLessThanOrEqualTo(date.LastDay);
            HistoricalDate.On(date.LastDay.PlusDays(1)).CompareTo(date).ShouldBePositive();
            date.ToDutch().ShouldEndWith(date.ToString()[..4]);
        },
        times: 1_000);

    [Fact]
    public void A_scope_is_read_as_it_is_written_in_any_order() => Law.Holds(
        from scopes in Gen.ListOf(Values.Scope, 3)
        from shuffled in Gen.Shuffle(scopes.ToArray())
        select (scopes, shuffled),
        drawn =>
        {
            var scope = Scope.Join(drawn.scopes);
            Scope.Parse(scope.ToString()).ShouldBe(scope);
            Scope.Parse(string.Join('+', drawn.shuffled)).ShouldBe(scope);
        });

    [Fact]
    public void Any_words_make_a_slug_and_a_slug_makes_itself() => Law.Holds(
        from words in Text
        from length in Gen.Choose(1, Slug.MaxLength)
        select (words, length),
        drawn =>
        {
            var slug = Slug.Of(drawn.words, drawn.length);
            slug.Value.Length.ShouldBeLessThanOrEqualTo(drawn.length);
            Slug.Parse(slug.Value).ShouldBe(slug);
            Slug.Of(slug.Value, drawn.length).ShouldBe(slug);
        },
        times: 2_000);

    [Fact]
    public void Nothing_but_a_format_is_wrong_with_any_text() => Law.Holds(
        Text,
        text =>
        {
            Action<string>[] readers =
            [
                t => Slug.Parse(t), t => StreamId.Parse(t), t => TenantId.Parse(t), t => PlanRef.Parse(t),
                t => Scope.Parse(t), t => Euro.Parse(t), t => HistoricalDate.Parse(t),
            ];
            foreach (var read in readers)
            {
                try
                {
                    read(text);
                }
                catch (FormatException wrong)
                {
                    wrong.Message.ShouldNotBeEmpty();
                }
            }
        },
        times: 1_000);
}
