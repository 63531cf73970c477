using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>A subscription is no way inside (OWASP API7, server-side request forgery).</summary>
[Collection(ApiCollection.Name)]
public sealed class WebhookTargetTests(ApiSite site)
{
    private readonly ApiServer _api = site.Server;

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://wie:wachtwoord@example.org/")]
    [InlineData("https://example.org/#deel")]
    [InlineData("niets")]
    public async Task An_address_inside_is_no_target(string url)
    {
        using var answer = await _api.Post("/abonnementen", JsonSerializer.Serialize(new { url }));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body()).GetProperty("errors")[0].GetProperty("name").GetString().ShouldBe("url");
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_not_connected_to()
    {
        var url = $"https://{Dns.GetHostName()}/";

        using var answer = await _api.Post("/abonnementen", JsonSerializer.Serialize(new { url, na = 0 }));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var address = answer.Headers.Location!.ToString()["/v1".Length..];
        string? error = null;
        for (var i = 0; i < 200 && error is null; i++)
        {
            await Task.Delay(50);
            error = (await _api.Get(address).Body()).GetProperty("lastError").GetString();
        }

        error.ShouldNotBeNull().ShouldContain("is not an address outside");
        (await _api.Send(HttpMethod.Delete, address, null, ApiServer.Json)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
    }
}
