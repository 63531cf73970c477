using System.Diagnostics;
using System.Globalization;

namespace Ledger.Domain.Plans;

/// <summary>
/// For whom or where a value holds. Several baselines are national figures, several are per village, district, age or
/// group: a value without its scope says something else. Written <c>gemeente</c>, <c>landelijk</c>,
/// <c>regio:flevoland</c>, <c>gebied:dronten-west</c>, <c>leeftijd:18-64</c> (<c>leeftijd:65-</c>,
/// <c>leeftijd:-18</c>), <c>groep:statushouders</c>, joined by <c>+</c>.
/// </summary>
public abstract record Scope
{
    /// <summary>How many parts may be joined.</summary>
    public const int MostParts = 6;

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

    /// <summary>An age group in years, both ends included; an end left out is open, but not both.</summary>
    public sealed record AgeGroup : Scope
    {
        /// <summary>An age group.</summary>
        /// <exception cref="ArgumentOutOfRangeException">
        /// It has no end, an end is below 0 or above <see cref="Oldest"/>, or they are the wrong way round.
        /// </exception>
        public AgeGroup(int? from, int? to) => (From, To) = AreAges(from, to)
            ? (from, to)
            : throw new ArgumentOutOfRangeException(nameof(from), $"There is no age group from {from} to {to}.");

        /// <summary>The oldest age that may be named, in years.</summary>
        public const int Oldest = 130;

        /// <summary>The youngest, in years.</summary>
        public int? From { get; }

        /// <summary>The oldest, in years.</summary>
        public int? To { get; }

        internal static bool AreAges(int? from, int? to) =>
            (from ?? to) is not null && (from ?? 0) is >= 0 and <= Oldest && (to ?? 0) is >= 0 and <= Oldest
            && !(from > to);
    }

    /// <summary>A group of people or cases.</summary>
    public sealed record Group(Slug Name) : Scope;

    /// <summary>
    /// Both at once, such as an age group of a district. Made by <see cref="Join"/>, which puts the parts in one order:
    /// two scopes that say the same are equal.
    /// </summary>
    public sealed record Both : Scope
    {
        internal Both(Scope first, Scope second) => (First, Second) = (first, second);

        /// <summary>The first part, never itself of two.</summary>
        public Scope First { get; }

        /// <summary>The rest.</summary>
        public Scope Second { get; }
    }

    /// <summary>All of these at once, each named once; at most <see cref="MostParts"/>.</summary>
    /// <exception cref="ArgumentException">There are none, or too many.</exception>
    public static Scope Join(params IEnumerable<Scope> scopes)
    {
        var parts = scopes.SelectMany(Parts).Distinct().OrderByDescending(s => s.ToString(), StringComparer.Ordinal)
            .ToList();
        return parts.Count is > 0 and <= MostParts
            ? parts.Skip(1).Aggregate(parts[0], (rest, part) => new Both(part, rest))
            : throw new ArgumentException($"A scope has 1 to {MostParts} parts, not {parts.Count}.", nameof(scopes));
    }

    /// <summary>Reads a scope; null when the text is none. The parts may come in any order.</summary>
    public static Scope? TryParse(string? text)
    {
        var parts = (text ?? "").Split('+', MostParts + 1);
        var scopes = parts.Select(Single).OfType<Scope>().ToList();
        return scopes.Count == parts.Length && parts.Length <= MostParts ? Join(scopes) : null;
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
        _ => throw new UnreachableException($"Unhandled scope {GetType().Name}."),
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
        var ends = text.Split('-');
        var ages = ends.Select(Age).ToList();
        return ends.Length == 2 && ends.Zip(ages).All(e => e.First.Length == 0 || e.Second is not null)
            && AgeGroup.AreAges(ages[0], ages[1])
                ? new AgeGroup(ages[0], ages[1])
                : null;
    }

    private static int? Age(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : null;

    private static IEnumerable<Scope> Parts(Scope scope) =>
        scope is Both both ? [both.First, .. Parts(both.Second)] : [scope];
}
