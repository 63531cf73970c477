using Ledger.Domain;

namespace Ledger.Dossier.Yaml;

/// <summary>Finds the word that someone probably meant.</summary>
internal static class Nearest
{
    private const int Longest = 120;

    /// <summary>Of the words known, the nearest one; null when none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > Longest)
        {
            return null;
        }

        var near = known
            .Where(k => Math.Abs(k.Length - word.Length) <= Allowed(word))
            .Select(k => (Word: k, Distance: Distance(word, k)))
            .OrderBy(k => k.Distance)
            .FirstOrDefault(k => k.Distance <= Allowed(word));
        return near.Word;
    }

    /// <summary>A sentence that proposes the nearest word; empty when none is near.</summary>
    public static Sentence Hint(string word, IEnumerable<string> known) =>
        To(word, known) is { } near ? Meant(near) : new("", "");

    /// <summary>A sentence that proposes a word.</summary>
    public static Sentence Meant(string near) => new($" Bedoelt u '{near}'?", $" Did you mean '{near}'?");

    private static int Allowed(string word) => Math.Max(2, word.Length / 3);

    // Levenshtein: how many letters one must put in, take out or change.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[^1];
    }
}
