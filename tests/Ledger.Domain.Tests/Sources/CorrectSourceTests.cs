using Ledger.Domain.Sources;
using static Ledger.Domain.Tests.Sources.Document;

namespace Ledger.Domain.Tests.Sources;

public sealed class CorrectSourceTests
{
    private static readonly SourceEvent.SourceRegistered Right = Registered with { Number = "824735" };

    [Fact]
    public void A_number_left_out_is_put_right() => Given(Registered).When(new CorrectSource(Right)).Then(Right);

    [Fact]
    public void What_took_its_place_stays() =>
        Given(Registered, new SourceEvent.SourceSuperseded(Newer), Right).State
            .ShouldBe(new Source.Known(Right, Newer));

    [Fact]
    public void Nothing_is_put_right_where_nothing_is_wrong() =>
        Given(Registered).When(new CorrectSource(Registered)).ThenNothing();

    [Fact]
    public void It_is_registered_before_all_else() =>
        GivenNoSource().When(new CorrectSource(Right with { Title = "", Text = Text with { Sha256 = "" } }))
            .ThenRefused(Refusal.SourceUnknown);

    [Fact]
    public void It_has_a_title_before_its_text_is_looked_at() =>
        Given(Registered).When(new CorrectSource(Right with { Title = "", Text = Text with { Sha256 = "" } }))
            .ThenRefused(Refusal.TitleMissing);

    [Theory]
    [MemberData(nameof(MalformedDigests), MemberType = typeof(Document))]
    public void A_digest_has_64_hexadecimal_digits(string digest) =>
        Given(Registered).When(new CorrectSource(Right with { Text = Text with { Sha256 = digest } }))
            .ThenRefused(Refusal.DigestMalformed, digest);

    [Fact]
    public void It_is_a_correction_and_nothing_else() => new CorrectSource(Right).ShouldBeAssignableTo<ICorrection>();
}
