using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Ledger.Domain;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web;

/// <summary>
/// The language of the interface: Dutch, or English when the address says <c>taal=en</c>. What the documents say stays
/// in their own language, Dutch.
/// </summary>
public sealed class Language
{
    /// <summary>What the address calls it.</summary>
    public const string Name = "taal";

    private readonly FrozenDictionary<string, string> _words;

    private Language(string code, string culture, FrozenDictionary<string, string> words) =>
        (Code, Culture, _words) = (code, CultureInfo.GetCultureInfo(culture), words);

    /// <summary>Dutch: the words as the pages have them.</summary>
    public static Language Dutch { get; } = new("nl", "nl-NL", FrozenDictionary<string, string>.Empty);

    /// <summary>English: the words of <c>Content/en.json</c>, by the Dutch ones.</summary>
    public static Language English { get; } = new("en", "en-GB", Load());

    /// <summary>The language of who is answered.</summary>
    public static Language Current =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English.Code ? English : Dutch;

    /// <summary>The code of the language, as HTML has it.</summary>
    public string Code { get; }

    /// <summary>How numbers and dates are written in it.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Words of the interface in this language, given in Dutch.</summary>
    public string this[string dutch] => _words.GetValueOrDefault(dutch, dutch);

    /// <summary>A sentence in this language.</summary>
    public string this[Sentence sentence] => this == English ? sentence.English : sentence.Dutch;

    /// <summary>Whether it has words of its own for these.</summary>
    public bool Has(string dutch) => this == Dutch || _words.ContainsKey(dutch);

    /// <summary>Answers a request in the language of its address.</summary>
    public static Task Speak(HttpContext http, RequestDelegate next)
    {
        CultureInfo.CurrentUICulture = (http.Request.Query[Name] == English.Code ? English : Dutch).Culture;
        return next(http);
    }

    /// <summary>An address that keeps the language.</summary>
    public string Keep(string path)
    {
        if (this == Dutch || path.Contains($"{Name}=", StringComparison.Ordinal))
        {
            return path;
        }

        var hash = path.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? at : path.Length;
        var sign = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{path[..hash]}{sign}{Name}={Code}{path[hash..]}";
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(Language).Assembly.GetManifestResourceStream("taal/en.json")
            ?? throw new InvalidOperationException("The assembly was built without taal/en.json.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(
            StringComparer.Ordinal);
    }
}
