using Ledger.Domain;

namespace Ledger.Dossier.Yaml;

/// <summary>The words that a field accepts.</summary>
/// <param name="Name">What one of them is called in an error.</param>
/// <param name="Words">The words and what they mean.</param>
internal sealed record Vocabulary<T>(Sentence Name, IReadOnlyList<(string Word, T Meaning)> Words)
    where T : struct
{
    public IEnumerable<string> All => Words.Select(w => w.Word);

    public T? Find(string word)
    {
        foreach (var (known, meaning) in Words)
        {
            if (known == word)
            {
                return meaning;
            }
        }

        return null;
    }

    public string WordOf(T meaning) => Words.First(w => EqualityComparer<T>.Default.Equals(w.Meaning, meaning)).Word;
}
