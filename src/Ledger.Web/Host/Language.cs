using System.Collections.Frozen;
using System.Text.Json;
using Ledger.Domain;
using NodaTime.Text;

namespace Ledger.Web;

/// <summary>
/// The language of the interface: Dutch, or English when the address says <c>taal=en</c>. What the documents say stays
/// in their own language, Dutch, and so do figures and dates in it.
/// </summary>
public sealed class Language
{
    /// <summary>What the address calls it.</summary>
    public const string Name = "taal";

    private readonly FrozenDictionary<string, string> _words;

    private Language(string code, FrozenDictionary<string, string> words) => (Code, _words) = (code, words);

    /// <summary>Dutch: the words as the pages have them.</summary>
    public static Language Dutch { get; } = new("nl", FrozenDictionary<string, string>.Empty);

    /// <summary>English: the words of <c>Content/en.json</c>, by the Dutch ones.</summary>
    public static Language English { get; } = new("en", Load());

    /// <summary>The code of the language, as HTML has it.</summary>
    public string Code { get; }

    /// <summary>Words of the interface in this language, given in Dutch.</summary>
    public string this[string dutch] => _words.GetValueOrDefault(dutch, dutch);

    /// <summary>Through which lens one looks.</summary>
    public string Say(Lens lens)
    {
        if (this == Dutch)
        {
            return Web.Dutch.Say(lens);
        }

        var parts = new[]
        {
            lens.Effective is { } e ? $"in force on {LocalDatePattern.Iso.Format(e)}" : null,
            lens.Decided is { } d ? $"decided up to and including {LocalDatePattern.Iso.Format(d)}" : null,
            lens.Recorded is { } r ? $"recorded up to and including {InstantPattern.General.Format(r)}" : null,
        }.Where(p => p is not null).ToList();
        return parts.Count == 0 ? "State: everything recorded" : "State as " + string.Join(", ", parts);
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(Language).Assembly.GetManifestResourceStream("taal/en.json")
            ?? throw new InvalidOperationException("The assembly was built without taal/en.json.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(
            StringComparer.Ordinal);
    }
}
