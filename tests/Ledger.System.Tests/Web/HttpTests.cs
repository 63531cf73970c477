using System.Net;
using Ledger.Web.Access;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>What the pages are over the wire: small, strict and only on this machine.</summary>
[Collection(SiteCollection.Name)]
public sealed class HttpTests(Site site)
{
    private const int LargestFirstVisitBytes = 200_000;

    public static TheoryData<string> Pages => [.. Addresses.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_served_with_a_policy_that_lets_nothing_inline(string address)
    {
        using var http = Client();
        using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(address == "/dit/is/er/niet" ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldNotContain(" style=");
        html.ShouldNotContain(" onclick=");
        html.ShouldContain("Stand");
    }

    [Fact]
    public async Task The_first_visit_takes_little()
    {
        using var http = Client();
        var html = await http.GetStringAsync("/", TestContext.Current.CancellationToken);
        var assets = html.Split('"').Where(part => part.StartsWith("/vast/", StringComparison.Ordinal)).Distinct();
        long total = 0;
        using var compressed = new HttpClient { BaseAddress = new Uri(site.Url) };
        compressed.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        foreach (var path in assets.Prepend("/"))
        {
            total += (await compressed.GetByteArrayAsync(path, TestContext.Current.CancellationToken)).Length;
        }

        total.ShouldBeInRange(1, LargestFirstVisitBytes);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_what_may_be_meant()
    {
        using var http = Client();
        using var answer = await http.GetAsync("/plannen/bestaanszekerheid", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain($"/plannen/{Addresses.Plan}");
    }

    [Theory]
    [InlineData("?plan=bestaat-niet", "Bij ‘bestaat-niet’ is er geen tegenstrijdigheid.")]
    [InlineData("?soort=bestaat+niet", "Van de soort ‘bestaat niet’ is er geen tegenstrijdigheid.")]
    public async Task A_report_that_has_nothing_of_what_is_asked_says_so(string query, string says)
    {
        using var http = Client();
        var html = await http.GetStringAsync(
            $"/rapporten/tegenstrijdigheden{query}", TestContext.Current.CancellationToken);
        WebUtility.HtmlDecode(html).ShouldContain(says);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://ledger.example:5080", false)]
    public void Only_this_machine_is_served(string url, bool served) => SafeStart.IsLoopback(url).ShouldBe(served);

    private HttpClient Client() => new() { BaseAddress = new Uri(site.Url) };
}
