using System.Globalization;

namespace Ledger.Domain.Plans;

/// <summary>
/// For whom or where a value holds. Several baselines are national figures, several are per village, district, age or
/// group: a value without its scope says something else. Written <c>gemeente</c>, <c>landelijk</c>,
/// <c>regio:flevoland</c>, <c>gebied:dronten-west</c>, <c>leeftijd:18-64</c>, <c>groep:statushouders</c>, joined by <c>+</c>.
/// </summary>
public abstract record Scope
{
    private Scope() { }

    /// <summary>The whole municipality.</summary>
    public static Scope WholeMunicipality { get; } = new Municipality();

    /// <summary>The whole municipality.</summary>
    public sealed record Municipality : Scope;

    /// <summary>The whole country: a figure that says nothing of the municipality itself.</summary>
    public sealed record National : Scope;

    /// <summary>A region.</summary>
    public sealed record Region(Slug Name) : Scope;

    /// <summary>A village or district (kern of wijk).</summary>
    public sealed record Area(Slug Name) : Scope;

    /// <summary>An age group in years, both ends included; an end left out is open.</summary>
    public sealed record AgeGroup(int? From, int? To) : Scope;

    /// <summary>A group of people or cases.</summary>
    public sealed record Group(Slug Name) : Scope;

    /// <summary>Both at once, such as an age group of a district.</summary>
    public sealed record Both(Scope First, Scope Second) : Scope;

    /// <summary>Reads a scope; null when the text is none.</summary>
    public static Scope? TryParse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var plus = text.IndexOf('+', StringComparison.Ordinal);
        if (plus < 0)
        {
            return Single(text);
        }

        return Single(text[..plus]) is { } first && TryParse(text[(plus + 1)..]) is { } second
            ? new Both(first, second)
            : null;
    }

    /// <summary>Reads a scope as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a scope.</exception>
    public static Scope Parse(string text) => TryParse(text)
        ?? throw new FormatException($"'{text}' is not a scope such as gemeente, landelijk or leeftijd:18-64.");

    /// <summary>The scope as it is written.</summary>
    public sealed override string ToString() => this switch
    {
        Municipality => "gemeente",
        National => "landelijk",
        Region r => $"regio:{r.Name}",
        Area a => $"gebied:{a.Name}",
        AgeGroup a => FormattableString.Invariant($"leeftijd:{a.From}-{a.To}"),
        Group g => $"groep:{g.Name}",
        Both b => $"{b.First}+{b.Second}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Scope? Single(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return kind switch
        {
            "gemeente" when colon < 0 => WholeMunicipality,
            "landelijk" when colon < 0 => new National(),
            "regio" when Slug.IsSlug(name) => new Region(Slug.Parse(name)),
            "gebied" when Slug.IsSlug(name) => new Area(Slug.Parse(name)),
            "groep" when Slug.IsSlug(name) => new Group(Slug.Parse(name)),
            "leeftijd" => Ages(name),
            _ => null,
        };
    }

    private static AgeGroup? Ages(string text)
    {
        var parts = text.Split('-');
        if (parts.Length != 2 || (parts[0].Length == 0 && parts[1].Length == 0))
        {
            return null;
        }

        var from = Age(parts[0]);
        var to = Age(parts[1]);
        return (parts[0].Length > 0 && from is null) || (parts[1].Length > 0 && to is null) || from > to
            ? null
            : new AgeGroup(from, to);
    }

    private static int? Age(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 130 ? age : null;
}
