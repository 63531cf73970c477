using System.Net;
using System.Net.Http.Headers;
using Ledger.Store.Access;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>Who comes with a token of the provider comes in by what the provider says, and by nothing else.</summary>
[Collection(GuardedCollection.Name)]
public sealed class BearerTests(GuardedWeb web, BearerTests.Guarded guarded) : IClassFixture<BearerTests.Guarded>
{
    private LocalIssuer Issuer => guarded.Issuer;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_of_the_provider_opens_what_its_role_may()
    {
        (await Ask(Issuer.Token())).ShouldBe(HttpStatusCode.OK);
        (await Ask(Issuer.Token(role: "medewerker"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Ask(Issuer.Token(role: "baas"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Ask(Issuer.Token(role: "baas"), "/")).ShouldBe(HttpStatusCode.OK);
        (await web.Log.Read(new AccessQuestion(AccessEntry.Denied), Cancel))[0].Entry.Actor.ShouldStartWith("oidc-");
    }

    public static TheoryData<string> Flaws =>
    [
        "wrong issuer", "no issuer", "wrong audience", "no audience", "wrong signature", "expired", "never expires",
        "not yet valid", "public key as secret", "no subject", "other municipality",
    ];

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task A_token_with_one_flaw_opens_nothing(string flaw)
    {
        (await Ask(Issuer.Token(token => Spoil(token, flaw)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(Issuer.Token(token => Spoil(token, flaw)), "/")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_that_nobody_signed_opens_nothing()
    {
        var (_, payload, signature) = Parts(Issuer.Token());
        foreach (var algorithm in new[] { "none", "None", "NONE", "" })
        {
            var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");
            (await Ask($"{header}.{payload}.")).ShouldBe(HttpStatusCode.Unauthorized);
            (await Ask($"{header}.{payload}.{signature}")).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9..")]
    [InlineData("ldg_00000000geheim")]
    public async Task What_is_no_token_opens_nothing(string text) =>
        (await Ask(text)).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_payload_that_was_changed_opens_nothing()
    {
        var (header, payload, signature) = Parts(Issuer.Token(role: "medewerker"));
        var changed = Base64UrlEncoder.Encode(
            Base64UrlEncoder.Decode(payload).Replace("medewerker", "auditor", StringComparison.Ordinal));
        (await Ask($"{header}.{changed}.{signature}")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task When_the_provider_changes_its_key_the_new_one_counts_at_once_and_the_old_one_no_more()
    {
        await using var own = new Guarded(web);
        await own.InitializeAsync();
        var old = own.Issuer.Token();
        (await Ask(old, to: own)).ShouldBe(HttpStatusCode.OK);

        own.Issuer.Rotate();

        (await Ask(own.Issuer.Token(), to: own)).ShouldBe(HttpStatusCode.OK);
        (await Ask(old, to: own)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private void Spoil(SecurityTokenDescriptor token, string flaw)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        switch (flaw)
        {
            case "wrong issuer": token.Issuer = "https://elders.example/"; break;
            case "no issuer": token.Issuer = null; break;
            case "wrong audience": token.Audience = "iets-anders"; break;
            case "no audience": token.Audience = null; break;
            case "wrong signature": token.SigningCredentials = LocalIssuer.Forged(); break;
            case "expired": (token.NotBefore, token.Expires) = (now.AddMinutes(-9), now.AddMinutes(-1)); break;
            case "never expires": token.Expires = null; break;
            case "not yet valid": token.NotBefore = now.AddMinutes(2); break;
            case "public key as secret": token.SigningCredentials = Issuer.PublicKeyAsSecret(); break;
            case "no subject": token.Claims.Remove("sub"); break;
            case "other municipality": token.Claims["gemeente"] = "gm0995"; break;
            default: throw new ArgumentOutOfRangeException(nameof(flaw), flaw, "Nothing spoils a token so.");
        }
    }

    private static (string Header, string Payload, string Signature) Parts(string token) =>
        token.Split('.') is [var header, var payload, var signature]
            ? (header, payload, signature) : throw new InvalidOperationException(token);

    private async Task<HttpStatusCode> Ask(string token, string address = "/toegang", Guarded? to = null)
    {
        using var program = web.Browser((to ?? guarded).Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await program.SendAsync(request, Cancel);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            answer.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
        }

        return answer.StatusCode;
    }

    /// <summary>A provider, and a web that trusts it.</summary>
    public sealed class Guarded(GuardedWeb web) : IAsyncLifetime
    {
        private WebApplication? _web;
        private LocalIssuer? _issuer;

        /// <summary>The provider.</summary>
        public LocalIssuer Issuer => _issuer!;

        /// <summary>Where the web is.</summary>
        public Uri Url => new(_web!.Urls.First());

        public async ValueTask InitializeAsync()
        {
            _issuer = await LocalIssuer.Start();
            _web = await web.Start(new AccessOptions
            {
                Database = web.Database,
                Oidc = new OidcSettings(_issuer.Url, LocalIssuer.Audience, "realm_access.roles", "gemeente"),
            });
        }

        public async ValueTask DisposeAsync()
        {
            await _web!.DisposeAsync();
            await _issuer!.DisposeAsync();
        }
    }
}
