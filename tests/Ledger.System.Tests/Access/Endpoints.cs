using Ledger.Web.Access;
using Microsoft.AspNetCore.Routing;

namespace Ledger.System.Tests.Access;

/// <summary>What is expected of every endpoint there is: its policy, written down here and nowhere derived.</summary>
internal static class Endpoints
{
    private const string Open =
        """
        GET /vast/{digest}/{**name}
        GET /gezond
        GET /aanmelden
        POST /aanmelden
        GET /aanmelden/eenmalig/{token}
        POST /aanmelden/eenmalig/{token}
        GET /v1/openapi.json
        GET /v1/{**rest}
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
        GET /begroting/{plan}
        GET /begroting/{plan}/{year}
        GET /lijn
        GET /lijn/{plan}/{element}
        GET /spoor
        GET /export/{format}/spoor
        GET /export/{format}/gebeurtenissen
        GET /export/{format}/plannen/{plan}
        GET /export/{format}/begroting/{plan}
        GET /export/{format}/begroting/{plan}/{year:int}
        GET /export/{format}/indicatoren/{plan}/{indicator}
        GET /export/{format}/waarom/{**id}
        GET /export/mdto/bewijs/{plan}
        GET /rapporten
        GET /rapporten/tegenstrijdigheden
        GET /rapporten/gaten
        GET /rapporten/doelpalen
        GET /rapporten/vervallen
        GET /rapporten/mandaat
        GET /rapporten/volledigheid
        GET /bewijs
        POST /bewijs
        GET /bewijs/zegel.txt
        GET /bewijs/sleutels.txt
        GET /bewijs/plan/{plan}.zip
        GET /bewijs/{position:long}
        GET /besluiten
        GET /besluiten/{id}
        GET /bronnen
        GET /bronnen/{id}
        GET /{**rest}
        GET /v1/
        GET /v1/plannen
        GET /v1/plannen/{plan}
        GET /v1/plannen/{plan}/versies
        GET /v1/plannen/{plan}/verschillen
        GET /v1/plannen/{plan}/onderbouwing
        GET /v1/plannen/{plan}/bewijzen
        GET /v1/plannen/{plan}/kennis
        GET /v1/elementen
        GET /v1/elementen/{plan}/{element}
        GET /v1/elementen/{plan}/{element}/versies
        GET /v1/elementen/{plan}/{element}/onderbouwing
        GET /v1/elementen/{plan}/{element}/herkomst
        GET /v1/indicatoren
        GET /v1/indicatoren/{plan}/{indicator}
        GET /v1/indicatoren/{plan}/{indicator}/versies
        GET /v1/indicatoren/{plan}/{indicator}/onderbouwing
        GET /v1/indicatoren/{plan}/{indicator}/herkomst
        GET /v1/indicatoren/{plan}/{indicator}/reeks
        GET /v1/streefwaarden
        GET /v1/streefwaarden/{plan}/{indicator}/{jaar}
        GET /v1/streefwaarden/{plan}/{indicator}/{jaar}/versies
        GET /v1/streefwaarden/{plan}/{indicator}/{jaar}/onderbouwing
        GET /v1/begrotingen
        GET /v1/begrotingen/{plan}
        GET /v1/begrotingen/{plan}/{jaar}
        GET /v1/begrotingen/{plan}/{jaar}/stappen
        GET /v1/begrotingen/{plan}/{jaar}/versies
        GET /v1/begrotingen/{plan}/{jaar}/onderbouwing
        GET /v1/begrotingen/{plan}/{jaar}/posten/{post}
        GET /v1/begrotingen/{plan}/{jaar}/posten/{post}/versies
        GET /v1/begrotingen/{plan}/{jaar}/posten/{post}/onderbouwing
        GET /v1/besluiten
        GET /v1/besluiten/{besluit}
        GET /v1/bronnen
        GET /v1/bronnen/{bron}
        GET /v1/rapporten
        GET /v1/rapporten/{rapport}
        GET /v1/spoorregels
        GET /v1/onderwerpen
        GET /v1/weigeringen
        GET /v1/weigeringen/{nummer}
        GET /v1/bewijzen
        GET /v1/bewijzen/{gebeurtenis}
        GET /v1/gebeurtenissen
        GET /v1/gebeurtenissen/{gebeurtenis}
        GET /v1/gebeurtenissoorten
        """;

    private const string Record =
        """
        POST /v1/opdrachten
        POST /v1/plannen/{plan}/opdrachten
        POST /v1/begrotingen/{plan}/{jaar}/opdrachten
        POST /v1/besluiten/{besluit}/opdrachten
        POST /v1/bronnen/{bron}/opdrachten
        GET /vastleggen
        GET /vastleggen/klaar/{position:long}
        GET /vastleggen/{kind}/{**id}
        POST /vastleggen/{kind}/{**id}
        """;

    private const string Administer =
        """
        POST /v1/abonnementen
        GET /v1/abonnementen
        GET /v1/abonnementen/{abonnement}
        DELETE /v1/abonnementen/{abonnement}
        POST /v1/abonnementen/{abonnement}/_hervat
        GET /v1/abonnementen/{abonnement}/mislukte-bezorgingen
        POST /v1/abonnementen/{abonnement}/mislukte-bezorgingen/{volgnummer}/_verstuur
        """;

    private const string Watch = "GET /toegang";

    private const string Own =
        """
        GET /afmelden
        POST /afmelden
        GET /wachtwoord
        POST /wachtwoord
        """;

    /// <summary>The policy by method and pattern.</summary>
    public static IReadOnlyDictionary<string, string> Expected { get; } =
        new[]
            {
                (Policies.Open, Open), (Policies.Read, Read), (Policies.Record, Record),
                (Policies.Administer, Administer), (Policies.Watch, Watch), (Policies.Own, Own),
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
