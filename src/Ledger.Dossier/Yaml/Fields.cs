using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Dossier.Yaml;

/// <summary>
/// The fields of a block of keys. A required field that is missing is noted and stands in as a placeholder: reading
/// goes on, and nothing is recorded of a dossier with problems anyway.
/// </summary>
internal sealed class Fields
{
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _empty = new(StringComparer.Ordinal);
    private readonly bool _isBlock;

    public Fields(Value value, IReadOnlyList<string> allowed)
    {
        At = value.At;
        Problems = value.Problems;
        _isBlock = value.Node is Node.Mapping;
        foreach (var (key, field) in value.Entries())
        {
            var name = ((Node.Scalar)key.Node).Text;
            if (!allowed.Contains(name))
            {
                key.Complain(new Sentence(
                    $"De sleutel '{name}' bestaat hier niet.", $"The key '{name}' is not known here.")
                    + HintOrList(name, allowed));
            }
            else if (field.Node is Node.Scalar { IsNothing: true })
            {
                _empty.Add(name);
                key.Complain(new(
                    $"De sleutel '{name}' heeft geen waarde; vul haar in of laat hem weg.",
                    $"The key '{name}' has no value; fill it in or leave it out."));
            }
            else
            {
                _values.Add(name, field);
            }
        }
    }

    /// <summary>Where the block stands.</summary>
    public Mark At { get; }

    public Problems Problems { get; }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>A field; null when it is not there.</summary>
    public Value? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>A field that must be there; null, with the problem noted, when it is not.</summary>
    public Value? Need(string key)
    {
        var found = Find(key);
        if (found is null && _isBlock && !_empty.Contains(key))
        {
            Problems.Add(At.Key(key, At.Line), Missing(key));
        }

        return found;
    }

    public Mark MarkOf(string key) => Find(key)?.At ?? At.Key(key, At.Line);

    public void Complain(string key, Sentence says) => Problems.Add(MarkOf(key), says);

    /// <summary>That a key that must be there is not.</summary>
    public static Sentence Missing(string key) =>
        new($"De sleutel '{key}' ontbreekt.", $"The key '{key}' is missing.");

    public string Text(string key) => Need(key)?.Text() ?? "?";

    public string? TextIf(string key) => Find(key)?.Text();

    public Slug Slug(string key) => Need(key)?.Slug() ?? Unnamed;

    public Slug? SlugIf(string key) => Find(key)?.Slug();

    /// <summary>The date that stands in for one that is missing or wrong.</summary>
    public static HistoricalDate Undated { get; } = HistoricalDate.In(1800);

    public HistoricalDate Date(string key) => Need(key)?.Date() ?? Undated;

    public HistoricalDate? DateIf(string key) => Find(key)?.Date();

    public int Year(string key) => Need(key)?.Year() ?? 1800;

    public Euro Amount(string key) => Need(key)?.Amount() ?? Euro.Zero;

    public T Choice<T>(string key, Vocabulary<T> words)
        where T : struct => Need(key)?.Choice(words) ?? words.Words[0].Meaning;

    public T ChoiceOr<T>(string key, Vocabulary<T> words, T otherwise)
        where T : struct => Find(key)?.Choice(words) ?? otherwise;

    public bool Flag(string key) => Find(key)?.Flag() ?? false;

    public Scope ScopeOrWhole(string key) => Find(key)?.Scope() ?? Scope.WholeMunicipality;

    public IReadOnlyList<Value> List(string key) => Find(key)?.Items() ?? [];

    public ValueList<string> Texts(string key) => List(key).Select(v => v.Text()).OfType<string>().ToValueList();

    /// <summary>The id that stands in for one that is missing or wrong.</summary>
    public static Slug Unnamed { get; } = Domain.Slug.Parse("naamloos");

    private static Sentence HintOrList(string name, IReadOnlyList<string> allowed) =>
        Nearest.To(name, allowed) is not null
            ? Nearest.Hint(name, allowed)
            : new($" Wel: {string.Join(", ", allowed)}.", $" Known keys: {string.Join(", ", allowed)}.");
}
