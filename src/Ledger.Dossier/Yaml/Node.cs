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
    public string Kind => this switch
    {
        Scalar { IsNothing: true } => "nothing",
        Scalar s => $"'{(s.Text.Length > 40 ? s.Text[..40] + "…" : s.Text)}'",
        Sequence => "a list",
        _ => "a block of keys",
    };
}
