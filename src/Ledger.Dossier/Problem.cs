using Ledger.Domain;

namespace Ledger.Dossier;

/// <summary>Something in a file that cannot be taken in.</summary>
/// <param name="File">The file, relative to the dossier.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The path of the field: <c>plannen[0].elementen[2].titel</c>; empty for the file itself.</param>
/// <param name="Says">What is wrong with it, in a sentence.</param>
public sealed record Problem(string File, int Line, string Field, Sentence Says)
{
    /// <summary>What is wrong with it, in English, as the program says it.</summary>
    public string Message => Says.English;

    /// <summary>One line: <c>file:line: field: message</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{File}:{Line}: {(Field.Length == 0 ? "" : Field + ": ")}{Message}");
}

/// <summary>Where something stands in a dossier.</summary>
/// <param name="File">The file, relative to the dossier.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The path of the field; empty for the file itself.</param>
public sealed record Mark(string File, int Line, string Field)
{
    /// <summary>The file and the line, as a citation keeps them.</summary>
    public string Place => FormattableString.Invariant($"{File}:{Line}");

    internal Mark Key(string key, int line) => new(File, line, Field.Length == 0 ? key : $"{Field}.{key}");

    internal Mark Item(int index, int line) => new(File, line, FormattableString.Invariant($"{Field}[{index}]"));

    internal bool Holds(Problem problem) =>
        problem.File == File
        && problem.Field.StartsWith(Field, StringComparison.Ordinal)
        && (problem.Field.Length == Field.Length || problem.Field[Field.Length] is '.' or '[');
}

/// <summary>What was found wrong, in the order of files and lines.</summary>
internal sealed class Problems
{
    /// <summary>Past this number nobody reads on, and a hostile file must not fill the memory.</summary>
    public const int Most = 1000;

    private readonly HashSet<Problem> _found = [];

    public bool Any => _found.Count > 0;

    public IReadOnlyList<Problem> Found =>
        [.. _found.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];

    public void Add(Mark at, Sentence says)
    {
        if (_found.Count < Most)
        {
            _found.Add(new Problem(at.File, at.Line, at.Field, says));
        }
    }

    /// <summary>Whether something within an entry is wrong.</summary>
    public bool Within(Mark entry) => _found.Any(entry.Holds);
}
