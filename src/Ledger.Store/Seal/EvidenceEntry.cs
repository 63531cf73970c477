using System.Text;
using System.Text.Json;
using Ledger.Domain;

namespace Ledger.Store.Seal;

/// <summary>An entry of an archive, read as far as an auditor's report needs it.</summary>
/// <param name="Text">The canonical entry: one line.</param>
/// <param name="Position">The position of the event.</param>
/// <param name="Stream">The stream it is in.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Tenant">The municipality.</param>
/// <param name="Json">All of it.</param>
internal sealed record EvidenceEntry(
    string Text, long Position, string Stream, long Version, string Tenant, JsonElement Json)
{
    /// <summary>Reads a line. Null when it is not an entry.</summary>
    public static EvidenceEntry? TryParse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement.Clone();
            return new EvidenceEntry(
                line, json.GetProperty("position").GetInt64(), json.GetProperty("stream").GetString()!,
                json.GetProperty("version").GetInt64(), json.GetProperty("tenant").GetString()!, json);
        }
        catch (Exception e) when (
            e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The hash of its leaf.</summary>
    public TreeHash Leaf => TreeHash.OfLeaf(Encoding.UTF8.GetBytes(Text));

    /// <summary>The decision it rests on and the sources it cites, as streams.</summary>
    public IEnumerable<string> Cited
    {
        get
        {
            if (!Json.TryGetProperty("headers", out var headers) || headers.ValueKind != JsonValueKind.Object)
            {
                yield break;
            }

            if (headers.TryGetProperty("basis", out var basis) && basis.ValueKind == JsonValueKind.Object)
            {
                foreach (var kind in (string[])["decision", "source"])
                {
                    if (TextOf(basis, kind) is { } id)
                    {
                        yield return $"{kind}/{id}";
                    }
                }
            }

            foreach (var citation in Items(headers, "citations"))
            {
                if (TextOf(citation, "source") is { } source)
                {
                    yield return $"source/{source}";
                }
            }
        }
    }

    /// <summary>The stream of what happened to the name of who recorded it; there need not be one.</summary>
    public string? ActorStream => Header("actor") is { } key && Slug.IsSlug(key) ? $"actor/{key}" : null;

    /// <summary>What the event is about: what it makes; else what it changes.</summary>
    public IReadOnlyList<string> Subjects
    {
        get
        {
            var data = Json.GetProperty("data");
            List<string> made = [.. Items(data, "creates").Select(s => s.ToString())];
            return made.Count > 0 ? made : [.. Items(data, "changes").Select(s => s.ToString())];
        }
    }

    /// <summary>A text of the headers; null when it has none.</summary>
    public string? Header(string name) =>
        Json.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object
            ? TextOf(headers, name) : null;

    public static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
