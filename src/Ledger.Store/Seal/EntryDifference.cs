using System.Globalization;
using System.Text.Json;

namespace Ledger.Store.Seal;

/// <summary>In which values two entries differ.</summary>
internal static class EntryDifference
{
    private const int Most = 100;

    // What somebody wrote into a row may be deeper than what the ledger ever writes.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 10_000 };

    /// <summary>Every value that differs, by its path; at most <see cref="Most"/>.</summary>
    /// <param name="was">An entry.</param>
    /// <param name="now">The entry in its place; null when there is none.</param>
    public static IReadOnlyList<FieldChange> Between(string was, string? now)
    {
        if (now is null)
        {
            return [new FieldChange("entry", was, null)];
        }

        using var before = JsonDocument.Parse(was, Deep);
        using var after = JsonDocument.Parse(now, Deep);
        List<FieldChange> changes = [];
        Compare("", before.RootElement, after.RootElement, changes);
        return changes;
    }

    private static void Compare(string path, JsonElement? was, JsonElement? now, List<FieldChange> changes)
    {
        switch (was, now)
        {
            case ({ ValueKind: JsonValueKind.Object } w, { ValueKind: JsonValueKind.Object } n):
                foreach (var name in w.EnumerateObject().Concat(n.EnumerateObject()).Select(p => p.Name).Distinct())
                {
                    Compare(path.Length == 0 ? name : $"{path}.{name}", Member(w, name), Member(n, name), changes);
                }

                break;
            case ({ ValueKind: JsonValueKind.Array } w, { ValueKind: JsonValueKind.Array } n):
                for (var i = 0; i < Math.Max(w.GetArrayLength(), n.GetArrayLength()); i++)
                {
                    Compare(
                        string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), Item(w, i), Item(n, i), changes);
                }

                break;
            default:
                var change = new FieldChange(path, was?.GetRawText(), now?.GetRawText());
                if (change.Was != change.Is && changes.Count < Most)
                {
                    changes.Add(change);
                }

                break;
        }
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Item(JsonElement json, int index) =>
        index < json.GetArrayLength() ? json[index] : null;
}
