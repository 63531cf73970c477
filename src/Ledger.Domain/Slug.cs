using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ledger.Domain;

/// <summary>
/// A readable name inside a tenant or a plan: lower-case letters, digits and single hyphens, at most 120 characters.
/// </summary>
public readonly partial record struct Slug : IComparable<Slug>
{
    /// <summary>The longest slug accepted, in characters.</summary>
    public const int MaxLength = 120;

    private readonly string? _value;

    private Slug(string value) => _value = value;

    /// <summary>The slug as stored.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A slug was never given.");

    /// <summary>Whether a text is a slug.</summary>
    public static bool IsSlug(string? text) => text is { Length: > 0 and <= MaxLength } && Form().IsMatch(text);

    /// <summary>Reads a slug.</summary>
    /// <exception cref="FormatException">The text is not a slug.</exception>
    public static Slug Parse(string text) => IsSlug(text)
        ? new Slug(text)
        : throw new FormatException($"'{text}' is not a name of lower-case letters, digits and hyphens.");

    /// <summary>
    /// Makes a slug of words: lowered, accents dropped, everything else than letters and digits a hyphen. What is
    /// longer than <paramref name="maxLength"/> characters is cut at the last whole word. Words without a letter or
    /// digit give <c>x</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is not from 1 to <see cref="MaxLength"/>.</exception>
    public static Slug Of(string words, int maxLength = 80)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxLength, MaxLength);
        var text = new StringBuilder(words.Length);
        foreach (var c in words.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            text.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        }

        var slug = Hyphens().Replace(text.ToString(), "-").Trim('-');
        if (slug.Length > maxLength)
        {
            var cut = slug.LastIndexOf('-', maxLength);
            slug = slug[..(cut > 0 ? cut : maxLength)];
        }

        return new Slug(slug.Length == 0 ? "x" : slug);
    }

    /// <inheritdoc/>
    public int CompareTo(Slug other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("-+", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphens();
}
