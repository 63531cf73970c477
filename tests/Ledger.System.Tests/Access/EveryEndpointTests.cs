using System.Net;
using Ledger.Store.Access;
using Ledger.System.Tests.Tidy;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>Every endpoint and page that the web has, asked by everyone there is.</summary>
[Collection(GuardedCollection.Name)]
public sealed class EveryEndpointTests(GuardedWeb web)
{
    // Who may what; null is somebody without an account or a key.
    private static readonly Dictionary<string, Role?[]> May = new()
    {
        [Policies.Open] = [null, Role.Public, Role.Officer, Role.Auditor, Role.Administrator],
        [Policies.Read] = [null, Role.Public, Role.Officer, Role.Auditor, Role.Administrator],
        [Policies.Record] = [Role.Officer],
        [Policies.Inspect] = [Role.Auditor],
        [Policies.Watch] = [Role.Auditor, Role.Administrator],
        [Policies.Administer] = [Role.Administrator],
        [Policies.Own] = [Role.Officer, Role.Auditor, Role.Administrator],
    };

    private List<RouteEndpoint> All =>
        [.. web.Web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Every_endpoint_has_the_policy_that_is_expected_of_it()
    {
        All.Count.ShouldBeGreaterThan(30);
        All.SelectMany(e => Endpoints.Names(e).Select(name => (Name: name, Policy: PolicyOf(e))))
            .Where(e => Endpoints.Expected.GetValueOrDefault(e.Name) != e.Policy)
            .Select(e => $"{e.Name} has '{e.Policy}', expected '{Endpoints.Expected.GetValueOrDefault(e.Name)}'")
            .ShouldBeNone("Name its policy with RequireAuthorization, and write it down in Endpoints.cs");
        Endpoints.Expected.Keys.Except(All.SelectMany(Endpoints.Names))
            .ShouldBeNone("This endpoint is gone; take it out of Endpoints.cs");
    }

    [Fact]
    public void Every_policy_is_decided_for_every_role() => May.Keys.Order().ShouldBe(
        typeof(Policies).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order());

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Public)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Nobody_comes_in_where_it_is_not_expected(Role? role)
    {
        var wrong = new List<string>();
        foreach (var endpoint in All)
        {
            foreach (var name in Endpoints.Names(endpoint))
            {
                var policy = Endpoints.Expected[name];
                using var client = policy == Policies.Own || role is null
                    ? null : web.Program(role.Value);
                var (letIn, status) = await IsLetIn(
                    client ?? web.Session(role ?? Role.Public), name.Split(' ')[0], Endpoints.Address(endpoint));
                if (letIn != May[policy].Contains(role))
                {
                    wrong.Add($"{name} ({policy}): {status}");
                }
            }
        }

        wrong.ShouldBeNone($"As {role?.Word() ?? "nobody"}");
    }

    [Fact]
    public async Task An_address_without_an_endpoint_is_not_there_for_anyone()
    {
        using var nobody = web.Browser();
        using var answer = await nobody.PostAsync("/plannen", null, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static string? PolicyOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is [.., var last] ? last.Policy : null;

    private static async Task<(bool LetIn, HttpStatusCode Status)> IsLetIn(
        HttpClient client, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var goesTo = answer.Headers.Location?.OriginalString ?? "";
        var isSentAway = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || goesTo.StartsWith("/aanmelden?terug=", StringComparison.Ordinal);
        return (!isSentAway, answer.StatusCode);
    }
}
