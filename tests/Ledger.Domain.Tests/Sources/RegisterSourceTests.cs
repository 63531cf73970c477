using Ledger.Domain.Sources;
using static Ledger.Domain.Tests.Sources.Document;

namespace Ledger.Domain.Tests.Sources;

public sealed class RegisterSourceTests
{
    [Fact]
    public void A_document_is_known() => GivenNoSource().When(new RegisterSource(Registered)).Then(Registered);

    [Fact]
    public void A_document_that_is_only_named_has_no_text() =>
        GivenNoSource().When(new RegisterSource(Registered with { Text = null, Places = [] }))
            .Then(Registered with { Text = null, Places = [] });

    [Fact]
    public void The_same_document_is_not_registered_twice() =>
        Given(Registered).When(new RegisterSource(Registered)).ThenNothing();

    [Fact]
    public void It_has_a_title_before_all_else() =>
        Given(Registered).When(new RegisterSource(Registered with { Title = " " })).ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void Another_document_cannot_take_its_id() =>
        Given(Registered).When(new RegisterSource(Registered with { Text = new SourceText("", null, null) }))
            .ThenRefused(Refusal.SourceExists, Registered.Title);

    [Theory]
    [MemberData(nameof(MalformedDigests), MemberType = typeof(Document))]
    public void A_digest_has_64_hexadecimal_digits(string digest) =>
        GivenNoSource().When(new RegisterSource(Registered with { Text = Text with { Sha256 = digest } }))
            .ThenRefused(Refusal.DigestMalformed, digest);
}
