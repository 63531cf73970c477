using System.Globalization;
using System.Text;

namespace Ledger.Store.Json;

/// <summary>
/// A JSON number as PostgreSQL's numeric prints it: without an exponent, with the digits behind the point that the text
/// had less its exponent, without leading zeros and without a negative zero.
/// </summary>
internal static class JsonbNumber
{
    private const int MaxDigits = 1000;

    /// <summary>Whether a number written in JSON has at most 1,000 digits on either side of the point.</summary>
    public static bool Fits(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= 64 && utf8.IndexOfAny((byte)'e', (byte)'E') < 0)
        {
            return true;
        }

        var (_, digits, fraction) = Parts(Encoding.UTF8.GetString(utf8));
        return fraction is { } f && f <= MaxDigits && digits.Length - f <= MaxDigits;
    }

    /// <summary>Prints a number that fits.</summary>
    public static string Print(string json)
    {
        var (negative, digits, fractionDigits) = Parts(json);
        var fraction = (int)(fractionDigits
            ?? throw new ArgumentException($"{json} has too many digits.", nameof(json)));
        if (fraction < 0)
        {
            digits += new string('0', -fraction);
            fraction = 0;
        }

        digits = digits.PadLeft(fraction + 1, '0');
        var whole = digits[..^fraction].TrimStart('0');
        var text = (whole.Length == 0 ? "0" : whole) + (fraction == 0 ? "" : "." + digits[^fraction..]);
        return negative && digits.AsSpan().ContainsAnyExcept('0') ? "-" + text : text;
    }

    /// <summary>The sign, all digits, and how many of them are behind the point (null: beyond counting).</summary>
    private static (bool Negative, string Digits, long? Fraction) Parts(string json)
    {
        var negative = json[0] == '-';
        var e = json.AsSpan().IndexOfAny('e', 'E');
        var mantissa = json[(negative ? 1 : 0)..(e < 0 ? json.Length : e)];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var exponent = 0;
        var known = e < 0 || int.TryParse(
            json.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
        return (negative, digits, known ? (long)fraction - exponent : null);
    }
}
