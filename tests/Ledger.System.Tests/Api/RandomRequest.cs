using System.Globalization;
using System.Text;

namespace Ledger.System.Tests.Api;

/// <summary>
/// A request as nobody should make it, byte for byte: half of it near to what is right, so that it gets past the first
/// check, and half of it anything.
/// </summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="keys">Keys that let in.</param>
internal sealed class RandomRequest(Random random, string[] keys)
{
    private static readonly string[] Methods =
        ["GET", "GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "get", "BREW", ""];

    private static readonly string[] Segments =
    [
        "plannen", "elementen", "indicatoren", "streefwaarden", "begrotingen", "besluiten", "bronnen", "rapporten",
        "gebeurtenissen", "bewijzen", "spoorregels", "onderwerpen", "weigeringen", "opdrachten", "abonnementen",
        "versies",
        "onderbouwing", "herkomst", "verschillen", "stappen", "posten", "mislukte-bezorgingen", "_verstuur", "_hervat",
        "openapi.json", "plan-0", "e-0", "i-0", "2028", "-", "..", ".", "%2e%2e", "%00", "%2F", "%ff%fe", "é",
        "%F0%9F%92%A3",
        "00000000-0000-0000-0000-000000000000", "99999999999999999999", "-1", "0x7f", "a;b=c", "*", "'", "\"",
        "<script>",
    ];

    private static readonly string[] Keys =
    [
        "geldigOp", "beslotenTot", "vastgelegdTot", "na", "aantal", "plan", "jaar", "van", "tot", "zoek", "tekst",
        "element",
        "orgaan", "medewerker", "bereik", "GELDIGOP", "", "a[]", "__proto__", "%00", "x%0d%0aSet-Cookie:y",
    ];

    private static readonly string[] Values =
    [
        "2025-01-01", "2025", "2025-13-45", "0000-00-00", "9999-12-31", "2200", "1800", "-1", "0", "1", "500", "501",
        "9223372036854775807", "9223372036854775808", "1e9", "NaN", "null", "true", "%00", "%ff", "%", "%zz",
        "'; DROP TABLE x; --",
        "2026-11-24T10:00:00Z", "2026-11-24T10:00:00%2B25:00", "9999-12-31T23:59:59.9999999Z", "gemeente",
        "leeftijd:0-999",
        "groep:a%2Bgebied:b", "plan-0", "plan-0/e-0", "a%0d%0ab", "%F0%9F%92%A3", "../../etc/passwd", "${jndi:x}",
        "{{7*7}}",
    ];

    private static readonly string[] Headers =
    [
        "Accept: application/json", "Accept: text/event-stream", "Accept: */*", "Accept: ,,;q=", "Accept: text/plain",
        "If-None-Match: *", "If-None-Match: \"0;1.0.0\"", "If-Match: W/\"1\"", "If-Match: *", "If-Match: \"",
        "If-Match: \"1;1.0.0\"",
        "Idempotency-Key: a", "Idempotency-Key: \u0001", "Idempotency-Key:", "Last-Event-ID: x",
        "Last-Event-ID: 99999999999999",
        "Range: bytes=0-1", "Expect: 100-continue", "Transfer-Encoding: identity", "Content-Encoding: gzip",
        "Cookie: a=b; c",
        "Authorization: Bearer x", "Authorization: Basic", "X-HTTP-Method-Override: DELETE", "Origin: null",
        "Host: elders",
        "Forwarded: for=1", "Upgrade: websocket", "Accept-Encoding: br;q=9, gzip", "Accept-Language: \u00ff",
    ];

    private static readonly string[] MediaTypes =
    [
        "application/json", "application/json", "application/json; charset=utf-16", "application/yaml",
        "application/yaml",
        "text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "application/xml", "a", "",
        "application/json;;",
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "[]", "null", "\"\"", "0", "{}", "{\"opdrachten\":null}", "{\"opdrachten\":[]}",
        "{\"opdrachten\":[{}]}",
        "{\"opdrachten\":[[[]]]}", "{\"opdrachten\":{\"a\":1}}", "{\"url\":\"http://127.0.0.1/\"}",
        "{\"url\":\"https://[::1]/\",\"na\":1e99}",
        "{\"url\":\"https://%00/\",\"types\":[null]}",
        "{\"opdrachten\":[{\"soort\":\"plan-openen\",\"id\":\"\\u0000\"}]}",
        "{\"opdrachten\":[{\"soort\":\"\\ud800\"}]}",
        "{\"opdrachten\":[{\"soort\":\"streefwaarde-zetten\",\"waarde\":{\"hoogstens\":1e999}}]}",
        "opdrachten: &a [*a, *a]", "opdrachten: !!python/object:os.system x", "? [a, b]\n: c", "a: b: c",
        "%YAML 9.9\n---\n", "- - - -",
        "opdrachten: [{soort: |\n  x}]", "--- \n--- \n", "{\"a\":1}{\"b\":2}", "\ufeff{}", "// comment", "{\"a\":.5}",
        "{a:1}",
    ];

    /// <summary>The bytes of the next request, and whether the server may wait for more of them.</summary>
    public (byte[] Bytes, bool IsPart) Next()
    {
        var body = random.Next(3) == 0 ? Body() : [];
        var head = new StringBuilder();
        head.Append(Pick(Methods)).Append(' ').Append(Target()).Append(' ')
            .Append(random.Next(40) == 0 ? Pick(["HTTP/9", "", "HTTP/1.0",
                "http/1.1"]) : "HTTP/1.1").Append("\r\nHost: localhost\r\n");
        for (var n = random.Next(4); n > 0; n--)
        {
            head.Append(Pick(Headers)).Append("\r\n");
        }

        if (random.Next(2) == 0)
        {
            head.Append("X-Api-Key: ").Append(Pick(keys)).Append("\r\n");
        }

        if (body.Length > 0)
        {
            head.Append("Content-Type: ").Append(Pick(MediaTypes)).Append("\r\n");
        }

        var length = Length(body);
        head.Append(length).Append("Connection: close\r\n\r\n");
        byte[] whole = [.. Encoding.UTF8.GetBytes(head.ToString()), .. body];
        return random.Next(25) == 0
            ? (Damage(whole), true)
            : (whole, length != Right(body) && length.Length > 0);
    }

    private string Target()
    {
        var path = new StringBuilder("/v1");
        for (var n = random.Next(7); n > 0; n--)
        {
            path.Append('/').Append(random.Next(12) == 0 ? Noise(random.Next(30)) : Pick(Segments));
        }

        path.Append(random.Next(15) == 0 ? "/" : "");
        for (var n = random.Next(4); n > 0; n--)
        {
            path.Append(path.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?')
                .Append(Pick(Keys)).Append('=').Append(random.Next(40) == 0 ? new string('9', 9000) : Pick(Values));
        }

        return path.ToString();
    }

    private byte[] Body() => random.Next(8) switch
    {
        0 => Bytes(random.Next(2000)),
        1 => Encoding.UTF8.GetBytes(new string('[', random.Next(20_000))),
        2 => Encoding.UTF8.GetBytes($"{{\"opdrachten\":[{string.Join(',', Enumerable.Repeat("{\"soort\":1}",
            random.Next(200)))}]}}"),
        3 => Damage(Encoding.UTF8.GetBytes(new RandomCall(null, RandomCall.Beginning[0].Commands, null, null).Body)),
        4 => Damage(Encoding.UTF8.GetBytes(RandomCall.Beginning[1].Body)),
        _ => Encoding.UTF8.GetBytes(Pick(Bodies)),
    };

    private string Length(byte[] body) => random.Next(30) switch
    {
        0 => "Content-Length: -1\r\n",
        1 => "Content-Length: 99999999999\r\n",
        2 => "Transfer-Encoding: chunked\r\n",
        3 => "",
        _ => Right(body),
    };

    private static string Right(byte[] body) =>
        string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");

    // A byte changed, left out, doubled, or all behind it gone.
    private byte[] Damage(byte[] whole)
    {
        if (whole.Length == 0)
        {
            return whole;
        }

        var at = random.Next(whole.Length);
        return random.Next(4) switch
        {
            0 => whole[..at],
            1 => [.. whole[..at], .. whole[(at + 1)..]],
            2 => [.. whole[..at], whole[at], .. whole[at..]],
            _ => [.. whole[..at], (byte)random.Next(256), .. whole[(at + 1)..]],
        };
    }

    private string Noise(int length) => string.Concat(Bytes(length).Select(b => $"%{b:x2}"));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
