using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Ledger.Web.Api;

/// <summary>
/// What fields mean, in Dutch (/core/doc-language): by field, or by schema and field where one word means two things.
/// </summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, string> Words = Read();

    /// <summary>Says it in a document; what has no Dutch words keeps those of the code.</summary>
    public static void Say(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            schema.Description = Words.GetValueOrDefault(name) ?? schema.Description;
            foreach (var (field, about) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                about.Description = Words.GetValueOrDefault($"{name}.{field}") ?? Words.GetValueOrDefault(field)
                    ?? about.Description;
            }
        }
    }

    private static Dictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("api/velden.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
