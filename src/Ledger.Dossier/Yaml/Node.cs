using Ledger.Domain;

namespace Ledger.Dossier.Yaml;

/// <summary>A node of a YAML document and the line that it starts on, from 1.</summary>
internal abstract record Node(int Line)
{
    /// <summary>A text; quoted or not.</summary>
    public sealed record Scalar(int Line, string Text, bool IsPlain) : Node(Line)
    {
        /// <summary>Whether nothing stands there: <c>key:</c>, <c>~</c> or <c>null</c>.</summary>
        public bool IsNothing => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
    }

    /// <summary>A list.</summary>
    public sealed record Sequence(int Line, IReadOnlyList<Node> Items) : Node(Line);

    /// <summary>A block of keys.</summary>
    public sealed record Mapping(int Line, IReadOnlyList<Pair> Pairs) : Node(Line);

    /// <summary>A key and its value.</summary>
    /// <param name="Key">The key as it is read.</param>
    /// <param name="Line">Its line.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Written">The key as it is written in the file, when it is read as another.</param>
    public sealed record Pair(string Key, int Line, Node Value, string? Written = null);

    /// <summary>What it is called in an error.</summary>
    public Sentence Kind => this switch
    {
        Scalar { IsNothing: true } => new("niets", "nothing"),
        Scalar { Text: { Length: > 40 } text } => new($"'{text[..40]}…'", $"'{text[..40]}…'"),
        Scalar s => new($"'{s.Text}'", $"'{s.Text}'"),
        Sequence => new("een lijst", "a list"),
        _ => new("een blok met sleutels", "a block of keys"),
    };
}
