using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Dossier.Yaml;

/// <summary>
/// A node, where it stands and where its problems go. Each reading gives null when the node is not what is asked for,
/// and has then noted the problem; the caller goes on, so that all problems come out at once.
/// </summary>
internal sealed partial record Value(Node Node, Mark At, Problems Problems)
{
    /// <summary>The longest text accepted, in characters.</summary>
    public const int MaxText = 4000;

    public string? Text()
    {
        switch (Node)
        {
            case Node.Scalar { IsNothing: false } s when string.IsNullOrWhiteSpace(s.Text):
                return Complain(new(
                    "Hier staan alleen spaties; zeg iets of laat de sleutel weg.",
                    "There is nothing but space here; say something or leave the key out."));
            case Node.Scalar { Text.Length: > MaxText }:
                return Complain(new(
                    $"De tekst is langer dan {MaxText} tekens.", $"The text is longer than {MaxText} characters."));
            case Node.Scalar { IsNothing: false } s when s.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')):
                return Complain(new("Er staat een stuurteken in de tekst.", "The text has a control character in it."));
            case Node.Scalar { IsNothing: false } s:
                return s.Text;
            default:
                return Complain(Needed(new("een tekst", "A text")));
        }
    }

    public Slug? Slug() => Read<Slug>(
        t => Domain.Slug.IsSlug(t) ? Domain.Slug.Parse(t) : null,
        new("kenmerk van kleine letters, cijfers en enkele streepjes",
            "an id of lower-case letters, digits and single hyphens"));

    public HistoricalDate? Date() => Read(
        HistoricalDate.TryParse, new(
            "datum die bestaat, zoals 2025, 2025-02 of 2025-02-13",
            "a date that exists, such as 2025, 2025-02 or 2025-02-13"));

    public decimal? Number() => Read<decimal>(
        t => NumberForm().IsMatch(t) ? decimal.Parse(t, Signed, CultureInfo.InvariantCulture) : null,
        new("getal zoals 7.9 of 1863416, met een punt voor de decimalen en zonder punten voor duizendtallen",
            "a number such as 7.9 or 1863416, with a decimal point and without thousands marks"));

    public int? Whole(int least, int most) => Read<int>(
        t => int.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            && n >= least && n <= most ? n : null,
        new($"geheel getal van {least} tot en met {most}", $"a whole number from {least} to {most}"));

    public int? Year() => Whole(1800, 2200);

    public Euro? Amount() => Read<Euro>(
        t => NumberForm().IsMatch(t) ? Euro.TryParse(t) : null,
        new("bedrag in euro's zoals 61596 of 61596.50, met hoogstens twee decimalen en geen punten voor duizendtallen",
            "an amount in euros such as 61596 or 61596.50, with at most two decimals and without thousands marks"));

    public bool? Flag() => Read<bool>(
        t => t switch { "true" => true, "false" => false, _ => null }, new("true of false", "true or false"));

    public Scope? Scope() => Text() is { } text
        ? Domain.Plans.Scope.TryParse(text) ?? Complain<Scope>(new(
            $"'{text}' is geen bereik: gemeente, landelijk, regio:…, gebied:…, leeftijd:18-64 of groep:…, met + "
                + "ertussen.",
            $"'{text}' is not a scope: gemeente, landelijk, regio:…, gebied:…, leeftijd:18-64 or groep:…, joined "
                + "by +."))
        : null;

    public T? Choice<T>(Vocabulary<T> words)
        where T : struct => Text() is not { } text
            ? null
            : words.Find(text) ?? Complain<T?>(
                new Sentence($"'{text}' is geen {words.Name.Dutch}.", $"'{text}' is no {words.Name.English}.")
                + Nearest.Hint(text, words.All)
                + new Sentence(
                    $" Wel: {string.Join(", ", words.All)}.", $" Allowed: {string.Join(", ", words.All)}."));

    /// <summary>The items of a list; none when it is no list.</summary>
    public IReadOnlyList<Value> Items()
    {
        if (Node is Node.Sequence list)
        {
            return [.. list.Items.Select((n, i) => new Value(n, At.Item(i, n.Line), Problems))];
        }

        Complain(Needed(new("een lijst", "A list")));
        return [];
    }

    /// <summary>The keys and values, whatever the keys; none when it is no block of keys.</summary>
    public IReadOnlyList<(Value Key, Value Value)> Entries()
    {
        if (Node is Node.Mapping block)
        {
            return [.. block.Pairs.Select(p =>
                (new Value(new Node.Scalar(p.Line, p.Key, IsPlain: true), MarkOf(p), Problems),
                    new Value(p.Value, MarkOf(p), Problems)))];
        }

        Complain(Needed(new("een blok met sleutels", "A block of keys")));
        return [];
    }

    /// <summary>The fields of a block of keys; any other key is a problem.</summary>
    public Fields Fields(params IReadOnlyList<string> allowed) => new(this, allowed);

    /// <summary>The same block with some of its keys only.</summary>
    public Value Only(Func<string, bool> isKept) => Node is Node.Mapping block
        ? this with { Node = block with { Pairs = [.. block.Pairs.Where(p => isKept(p.Key))] } }
        : this;

    /// <summary>The same block with a key read as another.</summary>
    public Value Renamed(string from, string to) => Node is Node.Mapping block
        ? this with
        {
            Node = block with
            {
                Pairs = [.. block.Pairs.Select(p => p.Key == from ? p with { Key = to, Written = from } : p)],
            },
        }
        : this;

    public string? Complain(Sentence says) => Complain<string>(says);

    private Sentence Needed(Sentence what) => new(
        $"Hier hoort {what.Dutch}, niet {Node.Kind.Dutch}.",
        $"{what.English} is needed here, not {Node.Kind.English}.");

    private Mark MarkOf(Node.Pair pair) => At.Key(pair.Written ?? pair.Key, pair.Line);

    private T? Complain<T>(Sentence says)
    {
        Problems.Add(At, says);
        return default;
    }

    private T? Read<T>(Func<string, T?> read, Sentence expected)
        where T : struct => Text() is not { } text ? null : read(text) ?? Complain<T?>(new(
            $"'{text}' is geen {expected.Dutch}.", $"'{text}' is not {expected.English}."));

    private const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    [GeneratedRegex(@"^-?[0-9]{1,15}(\.[0-9]{1,10})?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();
}
