using System.Globalization;
using System.Text;

namespace Ledger.Dossier.Citations;

/// <summary>
/// A text in which one can look words up however they are laid out: spaces and line ends do not count, nor do hyphens
/// at line ends, the shape of quotation marks and accents. Figures are strict: no figure is found in part of another,
/// and a space between figures stays.
/// </summary>
internal sealed class NormalText
{
    // Stands for a hyphen at the end of a line, which may belong to the word or only to the line.
    private const char LineEndHyphen = '\u00ad';

    private readonly string _text;

    private NormalText(string text) => _text = text;

    /// <summary>How long it is.</summary>
    public int Length => _text.Length;

    /// <summary>The text of a document or of what is sought.</summary>
    public static NormalText Of(string text)
    {
        var plain = Plain(text);
        var normal = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            if (c == '-' && IsAtLineEnd(plain, i))
            {
                c = LineEndHyphen;
            }
            else if (i > 0 && char.IsWhiteSpace(plain[i - 1]) && IsInFigure(normal) && BeginsFigure(plain, i))
            {
                normal.Append(' ');
            }

            normal.Append(c);
        }

        return new NormalText(normal.ToString());
    }

    /// <summary>Where words stand first, from one place (included) to another (excluded); null when nowhere.</summary>
    public (int From, int To)? Find(NormalText words, int from, int to)
    {
        if (words.Length == 0)
        {
            return null;
        }

        for (var at = _text.IndexOf(words._text[0], from, to - from); at >= 0;)
        {
            if (Match(words._text, at, to) is { } end && IsWhole(words._text, at, end))
            {
                return (at, end);
            }

            at = at + 1 < to ? _text.IndexOf(words._text[0], at + 1, to - at - 1) : -1;
        }

        return null;
    }

    private int? Match(string words, int at, int to)
    {
        foreach (var c in words)
        {
            while (at < to && _text[at] == LineEndHyphen && c is not ('-' or LineEndHyphen))
            {
                at++;
            }

            if (at >= to || !(_text[at] == c || (_text[at] is LineEndHyphen or '-' && c is '-' or LineEndHyphen)))
            {
                return null;
            }

            at++;
        }

        return at;
    }

    // What begins or ends with a figure is not part of a longer one: 61.596 does not stand in 161.596 or 61.596,50.
    private bool IsWhole(string words, int from, int to)
    {
        var before = from > 0 ? _text[from - 1] : ' ';
        var after = to < _text.Length ? _text[to] : ' ';
        var continues = char.IsAsciiDigit(words[0])
            && (char.IsAsciiDigit(before) || (before is '.' or ',' && from > 1 && char.IsAsciiDigit(_text[from - 2])));
        var goesOn = char.IsAsciiDigit(words[^1])
            && (char.IsAsciiDigit(after)
                || (after is '.' or ',' && to + 1 < _text.Length && char.IsAsciiDigit(_text[to + 1])));
        return !continues && !goesOn;
    }

    private static bool IsInFigure(StringBuilder normal) => normal.Length > 0
        && (char.IsAsciiDigit(normal[^1])
            || (normal[^1] is '.' or ',' && normal.Length > 1 && char.IsAsciiDigit(normal[^2])));

    private static bool BeginsFigure(string text, int at) => char.IsAsciiDigit(text[at])
        || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));

    private static bool IsAtLineEnd(string text, int hyphen)
    {
        if (hyphen == 0 || !char.IsLetter(text[hyphen - 1]))
        {
            return false;
        }

        var hasLineEnd = false;
        for (var i = hyphen + 1; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return hasLineEnd && char.IsLetter(text[i]);
            }

            hasLineEnd |= text[i] == '\n';
        }

        return false;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            switch (c)
            {
                case '‘' or '’' or '‚' or '‛' or '′' or '`' or '´':
                    plain.Append('\'');
                    break;
                case '“' or '”' or '„' or '‟' or '″' or '«' or '»':
                    plain.Append('"');
                    break;
                case '\u00ad' or '\u200b' or '\ufeff':
                    break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    {
                        plain.Append(c);
                    }

                    break;
            }
        }

        return plain.ToString();
    }
}
