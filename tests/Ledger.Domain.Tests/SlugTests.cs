namespace Ledger.Domain.Tests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("2019-2022")]
    [InlineData("themaplan-leefbaarheid-en-veiligheid-2019-2022")]
    public void A_name_of_letters_digits_and_hyphens_is_a_slug(string text) =>
        Slug.Parse(text).Value.ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Doel")]
    [InlineData("doel 4")]
    [InlineData("doel_4")]
    [InlineData("-doel")]
    [InlineData("doel-")]
    [InlineData("doel--4")]
    [InlineData("doel-4\n")]
    [InlineData("één")]
    [InlineData("doel/4")]
    [InlineData("..")]
    public void Anything_else_is_not(string? text)
    {
        Slug.IsSlug(text).ShouldBeFalse();
        Should.Throw<FormatException>(() => Slug.Parse(text!));
    }

    [Fact]
    public void A_slug_has_at_most_120_characters()
    {
        Slug.IsSlug(new string('a', Slug.MaxLength)).ShouldBeTrue();
        Slug.IsSlug(new string('a', Slug.MaxLength + 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Minder kinderen groeien op in armoede", "minder-kinderen-groeien-op-in-armoede")]
    [InlineData("  % jongeren (16–22) mét startkwalificatie!", "jongeren-16-22-met-startkwalificatie")]
    [InlineData("Coöperatie ‘Zorg’ & Welzijn", "cooperatie-zorg-welzijn")]
    [InlineData("", "x")]
    [InlineData("%%%", "x")]
    public void Words_become_a_slug(string words, string slug) => Slug.Of(words).Value.ShouldBe(slug);

    [Theory]
    [InlineData("aaa bbb ccc", 11, "aaa-bbb-ccc")]
    [InlineData("aaa bbb ccc", 10, "aaa-bbb")]
    [InlineData("aaa bbb ccc", 7, "aaa-bbb")]
    [InlineData("aaa bbb ccc", 6, "aaa")]
    [InlineData("aaaaaa bbb", 4, "aaaa")]
    public void Long_words_are_cut_at_a_whole_word(string words, int length, string slug) =>
        Slug.Of(words, length).Value.ShouldBe(slug);

    [Theory]
    [InlineData(0)]
    [InlineData(Slug.MaxLength + 1)]
    public void No_slug_is_made_that_could_not_be_read_back(int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Slug.Of("doel", length));

    [Fact]
    public void Slugs_order_by_their_characters() =>
        new[] { "b", "a-b", "a", "10" }.Select(Slug.Parse).Order().Select(s => s.Value)
            .ShouldBe(["10", "a", "a-b", "b"]);

    [Fact]
    public void A_slug_that_was_never_given_is_no_slug() =>
        Should.Throw<InvalidOperationException>(() => default(Slug).Value);
}
