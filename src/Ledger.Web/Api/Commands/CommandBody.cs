using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ledger.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Ledger.Web.Api;

/// <summary>The body of a request with commands, as text for the reader of files; or why it is none.</summary>
/// <param name="Text">The text; null when there is a problem.</param>
/// <param name="Wrong">The problem.</param>
/// <param name="IsYaml">Whether lines are those of the body itself.</param>
internal sealed record CommandBody(string? Text, Problem? Wrong, bool IsYaml)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    // Nothing is escaped that the reader of files, which knows YAML, would read otherwise than JSON means it.
    private static readonly JsonWriterOptions Plain =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<CommandBody> Read(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || Kind(type) is not { } isYaml)
        {
            http.Response.Headers.Accept = "application/json, application/yaml";
            return Refuse(StatusCodes.Status415UnsupportedMediaType, new(
                "Stuur application/json of application/yaml.", "Send application/json or application/yaml."));
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = CommandRoutes.MostBytes;
        }

        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        try
        {
            var text = Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            return new CommandBody(isYaml ? text : FromJson(text), null, isYaml);
        }
        catch (DecoderFallbackException)
        {
            return Invalid(new("De inhoud is geen UTF-8.", "The body is not UTF-8."), null);
        }
        catch (JsonException wrong)
        {
            var (line, at) = (wrong.LineNumber + 1, wrong.BytePositionInLine + 1);
            return Invalid(
                new($"Dit is geen geldige JSON: op regel {line}, plaats {at} staat iets dat daar niet kan.",
                    $"This is not valid JSON: on line {line}, place {at} is something that cannot stand there."),
                (int?)line);
        }
    }

    private static bool? Kind(MediaTypeHeaderValue type) => type.MediaType.Value?.ToLowerInvariant() switch
    {
        "application/json" => false,
        "application/yaml" => true,
        _ => null,
    };

    private static string FromJson(string text)
    {
        using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static CommandBody Refuse(int status, Sentence detail) => new(null, Problem.Of(status, detail), false);

    private static CommandBody Invalid(Sentence message, int? line) =>
        new(null, Problem.Invalid([new ProblemError("body", "", message, line)]), false);
}
