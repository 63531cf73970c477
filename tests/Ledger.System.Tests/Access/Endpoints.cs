using Ledger.Web.Access;
using Microsoft.AspNetCore.Routing;

namespace Ledger.System.Tests.Access;

/// <summary>What is expected of every endpoint there is: its policy, written down here and nowhere derived.</summary>
internal static class Endpoints
{
    private const string Open =
        """
        GET /vast/{digest}/{**name}
        GET /aanmelden
        POST /aanmelden
        GET /aanmelden/eenmalig/{token}
        POST /aanmelden/eenmalig/{token}
        """;

    private const string Read =
        """
        GET /
        GET /zoeken
        GET /plannen
        GET /plannen/{plan}
        GET /plannen/{plan}/vergelijk
        GET /indicatoren/{plan}/{indicator}
        GET /waarom/{**id}
        GET /begroting
        GET /begroting/{plan}/{year}
        GET /lijn
        GET /lijn/{plan}/{element}
        GET /spoor
        GET /rapporten
        GET /rapporten/tegenstrijdigheden
        GET /rapporten/gaten
        GET /rapporten/doelpalen
        GET /rapporten/vervallen
        GET /rapporten/mandaat
        GET /rapporten/volledigheid
        GET /bewijs
        GET /bewijs/zegel.txt
        GET /bewijs/{position:long}
        GET /besluiten
        GET /besluiten/{id}
        GET /bronnen
        GET /bronnen/{id}
        GET /data/plannen
        GET /data/plannen/{plan}
        GET /data/indicatoren/{plan}/{id}
        GET /data/begroting/{plan}/{year}
        GET /data/lijn/{plan}/{id}
        GET /data/waarom/{**id}
        GET /{**rest}
        """;

    private const string Record =
        """
        GET /vastleggen
        GET /vastleggen/klaar/{position:long}
        GET /vastleggen/{kind}/{**id}
        POST /vastleggen/{kind}/{**id}
        """;

    private const string Watch = "GET /toegang";

    private const string Own =
        """
        GET /afmelden
        POST /afmelden
        """;

    /// <summary>The policy by method and pattern.</summary>
    public static IReadOnlyDictionary<string, string> Expected { get; } =
        new[]
            {
                (Policies.Open, Open), (Policies.Read, Read), (Policies.Record, Record), (Policies.Watch, Watch),
                (Policies.Own, Own),
            }
            .SelectMany(p => p.Item2.Split('\n').Select(line => (Policy: p.Item1, Endpoint: line.Trim())))
            .ToDictionary(p => p.Endpoint, p => p.Policy);

    /// <summary>What an endpoint is called here.</summary>
    public static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
        .Select(method => $"{method} {endpoint.RoutePattern.RawText}");

    /// <summary>An address of an endpoint, with something in every gap of its pattern.</summary>
    public static string Address(RouteEndpoint endpoint) => string.Join('/', endpoint.RoutePattern.PathSegments.Select(
        segment => string.Concat(segment.Parts.Select(Fill)))).Insert(0, "/");

    private static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        _ => "1",
    };
}
