using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Ledger.Domain;
using Ledger.Store.Access;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>The ten risks of the OWASP API Security Top 10 of 2023, one test each.</summary>
[Collection(GuardedCollection.Name)]
public sealed class OwaspApiTop10Tests(GuardedWeb web)
{
    private const string OtherTenant = "gm0995";

    private static readonly AccessOptions Proxied = new()
    {
        Proxies = [IPAddress.Loopback],
        Hosts = ["register.example"],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Instant Tomorrow => SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1);

    [Fact]
    public async Task API1_broken_object_level_authorization_nothing_of_or_for_another_municipality()
    {
        var other = TenantId.Parse(OtherTenant);
        var (_, key) = await new ApiKeys(web.Database, other).Add(Role.Auditor, "test", Tomorrow, Cancel);
        await new Accounts(web.Database, other).Add(
            "buur", Role.Auditor, new Actor(Slug.Parse("buur")), Passwords.Hash(GuardedWeb.Password), Cancel);

        (await Status(web.Url, "/toegang", key)).ShouldBe(HttpStatusCode.Unauthorized);
        using var browser = web.Browser();
        using var answer = await GuardedWeb.SendSignIn(browser, "buur", GuardedWeb.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await using var neighbour = await web.Start(new AccessOptions { Database = web.Database }, OtherTenant);
        var there = new Uri(neighbour.Urls.First());
        (await Status(there, "/toegang", key)).ShouldBe(HttpStatusCode.OK);
        (await Status(there, "/v1/plannen/bestaanszekerheid-bieden-2025-2028", key))
            .ShouldBe(HttpStatusCode.NotFound);
        using var auditor = web.Program(Role.Auditor, there);
        (await auditor.GetAsync("/toegang", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task API2_broken_authentication_a_key_that_does_not_hold_opens_nothing_not_even_what_is_public()
    {
        var (kept, text) = await web.Keys.Add(Role.Auditor, "test", Tomorrow, Cancel);
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1);
        var (_, expired) = await web.Keys.Add(Role.Auditor, "test", past, Cancel);
        (await Status(web.Url, "/toegang", text)).ShouldBe(HttpStatusCode.OK);
        foreach (var wrong in new[]
        {
            expired, text[..^1], text + "x", text[..^1] + (text[^1] == 'A' ? 'B' : 'A'), text[..12], "ldg_", "",
            "'; --", text.ToUpperInvariant(),
        })
        {
            (await Status(web.Url, "/toegang", wrong)).ShouldBe(HttpStatusCode.Unauthorized, wrong);
            (await Status(web.Url, "/v1/plannen", wrong)).ShouldBe(HttpStatusCode.Unauthorized, wrong);
        }

        (await web.Keys.Revoke(kept.Id, Cancel)).ShouldBeTrue();
        (await Status(web.Url, "/toegang", text)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task API3_broken_object_property_level_authorization_no_field_makes_somebody_more_and_no_secret_shows()
    {
        using var browser = web.Browser();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await GuardedWeb.FormToken(browser, "/aanmelden"),
            ["naam"] = "medewerker",
            ["wachtwoord"] = GuardedWeb.Password,
            ["rol"] = "beheerder",
            ["role"] = "beheerder",
            ["actor"] = "iemand-anders",
        });
        (await browser.PostAsync("/aanmelden", form, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var own = await browser.GetStringAsync("/afmelden", Cancel);
        own.ShouldContain("(medewerker)");
        own.ShouldContain("gebruiker-medewerker");
        own.ShouldNotContain("AQAAAAI", Case.Sensitive, "the hash of a password");
        (await browser.GetAsync("/toegang", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task API4_unrestricted_resource_consumption_too_much_too_often_and_too_slow_ends()
    {
        await using var small = await web.Start(Proxied with
        {
            Limits = new Limits(RequestsPerMinute: 5, HeaderSeconds: 1, BodyBytes: 2000),
        });
        var at = new Uri(small.Urls.First());
        using var program = web.Browser(at);
        var one = await Times(program, 7, "203.0.113.7");
        one.ShouldBe([200, 200, 200, 200, 200, 429, 429]);
        (await Times(program, 1, "203.0.113.8")).ShouldBe([200], "somebody else");
        (await Times(program, 1, "2001:db8::1")).ShouldBe([200]);
        (await Times(program, 5, "2001:db8::2")).ShouldBe([200, 200, 200, 200, 429], "of the same network");

        using var large = new ByteArrayContent(new byte[3000]);
        large.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/aanmelden") { Content = large };
        sent.Headers.Add("X-Forwarded-Proto", "https");
        (await program.SendAsync(sent, Cancel)).StatusCode
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var head = new HttpRequestMessage(HttpMethod.Get, "/bronnen");
        head.Headers.Add("X-Lang", new string('x', 40_000));
        (await program.SendAsync(head, Cancel)).StatusCode
            .ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
        (await Dribble(at)).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task API5_broken_function_level_authorization_who_administers_does_not_record()
    {
        foreach (var (role, recording, watching) in new[]
        {
            (Role.Public, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (Role.Officer, HttpStatusCode.OK, HttpStatusCode.Forbidden),
            (Role.Auditor, HttpStatusCode.Forbidden, HttpStatusCode.OK),
            (Role.Administrator, HttpStatusCode.Forbidden, HttpStatusCode.OK),
        })
        {
            using var program = web.Program(role);
            (await program.GetAsync("/vastleggen", Cancel)).StatusCode.ShouldBe(recording, role.Word());
            (await program.GetAsync("/toegang", Cancel)).StatusCode.ShouldBe(watching, role.Word());
        }

        var denied = await web.Log.Read(new AccessQuestion(AccessEntry.Denied, Limit: 1000), Cancel);
        denied.ShouldContain(e => e.Entry.Action == Policies.Record && e.Entry.Object == "GET /vastleggen"
            && e.Entry.Actor.StartsWith("sleutel-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task API6_unrestricted_access_to_sensitive_flows_nobody_tries_passwords_by_the_thousand()
    {
        await using var strict = await web.Start(Proxied with
        {
            Database = web.Database,
            Limits = new Limits(SignInsPerMinute: 2),
        });
        using var browser = web.Browser(new Uri(strict.Urls.First()));
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var statuses = new List<int>();
        foreach (var name in new[] { "een", "twee", "drie" })
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("naam", name)]);
            statuses.Add((int)(await browser.PostAsync("/aanmelden", form, Cancel)).StatusCode);
        }

        statuses.ShouldBe([400, 400, 429]);
    }

    [Fact]
    public async Task API7_server_side_request_forgery_a_token_does_not_say_where_its_keys_are()
    {
        await using var issuer = await LocalIssuer.Start();
        await using var stranger = await LocalIssuer.Start();
        await using var guarded = await web.Start(new AccessOptions
        {
            Database = web.Database,
            Oidc = new OidcSettings(issuer.Url, LocalIssuer.Audience, "realm_access.roles", "gemeente"),
        });
        var elsewhere = new Uri(stranger.Url, "keys").AbsoluteUri;
        var token = stranger.Token(t =>
        {
            t.Issuer = issuer.Url.AbsoluteUri;
            t.AdditionalHeaderClaims = new Dictionary<string, object> { ["jku"] = elsewhere, ["x5u"] = elsewhere };
        });
        (await Status(new Uri(guarded.Urls.First()), "/toegang", token)).ShouldBe(HttpStatusCode.Unauthorized);
        stranger.Fetches.ShouldBe(0);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/dit/is/er/niet", HttpStatusCode.NotFound)]
    [InlineData("/data/plannen/niets", HttpStatusCode.NotFound)]
    [InlineData("/toegang", HttpStatusCode.Redirect)]
    [InlineData("/plannen/%00", HttpStatusCode.BadRequest)]
    public async Task API8_security_misconfiguration_every_answer_is_guarded_and_gives_nothing_away(
        string address, HttpStatusCode status)
    {
        using var nobody = web.Browser();
        using var answer = await nobody.GetAsync(address, Cancel);
        answer.StatusCode.ShouldBe(status);
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("   at ");
        if (status != HttpStatusCode.BadRequest)
        {
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        }

        // Another site that points its name at this machine (DNS rebinding) is not answered.
        using var rebound = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "kwaad.example" } };
        (await nobody.SendAsync(rebound, Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/swagger")]
    [InlineData("/debug")]
    [InlineData("/metrics")]
    [InlineData("/actuator")]
    [InlineData("/v0/plannen")]
    [InlineData("/.env")]
    [InlineData("/.git/config")]
    public async Task API9_improper_inventory_management_nothing_is_served_that_nobody_wrote_down(string address)
    {
        using var administrator = web.Program(Role.Administrator);
        (await administrator.GetAsync(address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task API10_unsafe_consumption_of_apis_a_provider_that_fails_or_lies_lets_nobody_in_and_stops_nothing()
    {
        await using var issuer = await LocalIssuer.Start();
        await using var stranger = await LocalIssuer.Start();
        foreach (var instead in new Func<HttpContext, IResult>[]
        {
            _ => Results.StatusCode(500),
            _ => Results.Text("<html>onderhoud</html>", "text/html"),
            _ => Results.Json(new { issuer = 7, jwks_uri = "niets" }),
            _ => Results.Json(new { issuer = issuer.Url.AbsoluteUri, jwks_uri = "http://kwaad.example/keys" }),
            _ => Results.Json(new { issuer = issuer.Url.AbsoluteUri, jwks_uri = new Uri(stranger.Url, "keys") }),
            _ => Results.Bytes(new byte[20 * 1024 * 1024], "application/json"),
        })
        {
            issuer.Instead = instead;
            await using var guarded = await web.Start(new AccessOptions
            {
                Database = web.Database,
                Oidc = new OidcSettings(issuer.Url, LocalIssuer.Audience, "realm_access.roles", "gemeente"),
            });
            var at = new Uri(guarded.Urls.First());
            (await Status(at, "/toegang", issuer.Token())).ShouldBe(HttpStatusCode.Unauthorized);
            using var nobody = web.Browser(at);
            (await nobody.GetAsync("/plannen", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private async Task<HttpStatusCode> Status(Uri at, string address, string bearer)
    {
        using var program = web.Browser(at);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        using var answer = await program.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static async Task<List<int>> Times(HttpClient program, int times, string from)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/bronnen");
            request.Headers.Add("X-Forwarded-For", from);
            using var answer = await program.SendAsync(request, Cancel);
            statuses.Add((int)answer.StatusCode);
            answer.Headers.Contains("Retry-After").ShouldBe(answer.StatusCode == HttpStatusCode.TooManyRequests);
        }

        return statuses;
    }

    /// <summary>Begins a request and never ends it; gives what the server says to that.</summary>
    private static async Task<string> Dribble(Uri at)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(at.Host, at.Port, Cancel);
        await using var stream = socket.GetStream();
        var begin = string.Create(CultureInfo.InvariantCulture, $"GET / HTTP/1.1\r\nHost: {at.Host}:{at.Port}\r\nX-");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begin), Cancel);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancel);
    }
}
