using System.Text.RegularExpressions;

namespace Ledger.Domain;

/// <summary>
/// The id of one stream within a tenant, readable: its kind, a slash and a slug
/// (<c>plan/themaplan-leefbaarheid-en-veiligheid-2019-2022</c>, <c>budget/&lt;plan&gt;/2020</c>).
/// </summary>
public readonly partial record struct StreamId
{
    /// <summary>The longest id accepted, in characters.</summary>
    public const int MaxLength = 250;

    private readonly string? _value;

    private StreamId(string value) => _value = value;

    /// <summary>The id as stored.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A stream id was never given.");

    /// <summary>
    /// What comes before the first slash: <c>plan</c>, <c>budget</c>, <c>decision</c>, <c>source</c> or
    /// <c>actor</c>.
    /// </summary>
    public string Kind => Value[..Value.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Reads a stream id.</summary>
    /// <exception cref="FormatException">The text is not a kind and at least one slug, divided by slashes.</exception>
    public static StreamId Parse(string text) =>
        text.Length <= MaxLength && Form().IsMatch(text)
            ? new StreamId(text)
            : throw new FormatException($"'{text}' is not a stream id such as plan/wmo-2008-2012.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*)+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
