using System.Text.RegularExpressions;

namespace Ledger.Domain;

/// <summary>
/// A municipality, by its CBS code: <c>gm</c> and four digits, in lower case (<c>gm0303</c> is Dronten).
/// </summary>
public readonly partial record struct TenantId
{
    private readonly string? _value;

    private TenantId(string value) => _value = value;

    /// <summary>The code as stored, such as <c>gm0303</c>.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A tenant id was never given.");

    /// <summary>Reads a CBS code; upper case is accepted and lowered. Null when it is not one.</summary>
    public static TenantId? TryParse(string? text) =>
        text is not null && CbsCode().IsMatch(text) ? new TenantId(text.ToLowerInvariant()) : null;

    /// <summary>Reads a CBS code.</summary>
    /// <exception cref="FormatException">The text is not <c>gm</c> and four digits.</exception>
    public static TenantId Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a CBS code such as gm0303.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^[gG][mM][0-9]{4}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CbsCode();
}
