using Ledger.Domain;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ledger.Dossier.Yaml;

/// <summary>
/// Makes one tree of a YAML document. What a dossier does not need is refused: anchors, aliases and tags (so that a
/// file says what it says, and no small file becomes a large one), several documents, keys given twice.
/// </summary>
internal sealed class TreeBuilder(IParser parser, Mark file, Problems problems)
{
    /// <summary>The deepest nesting accepted.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most nodes accepted in one file.</summary>
    public const int MaxNodes = 1_000_000;

    private int _nodes;

    /// <summary>The tree; null when the file is empty or refused, with the problem noted.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public Node? Build()
    {
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _))
        {
            problems.Add(file, new("Er staat niets in.", "The file is empty."));
            return null;
        }

        parser.Consume<DocumentStart>();
        var tree = Next(0);
        if (tree is null)
        {
            return null;
        }

        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            problems.Add(At(second), new(
                "Dit zijn meer YAML-documenten achter elkaar; het moet er één zijn.",
                "The file holds more than one YAML document; a dossier file is one."));
            return null;
        }

        if (tree is Node.Scalar { IsNothing: true })
        {
            problems.Add(file, new("Er staat niets in.", "The file is empty."));
            return null;
        }

        return tree;
    }

    private Node? Next(int depth)
    {
        var found = parser.Current!;
        if (Refusal(found, depth) is { } message)
        {
            problems.Add(At(found), message);
            return null;
        }

        parser.MoveNext();
        return found switch
        {
            Scalar scalar => new Node.Scalar(LineOf(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => Sequence(LineOf(found), depth),
            _ => Mapping(LineOf(found), depth),
        };
    }

    private Sentence? Refusal(ParsingEvent found, int depth) => found switch
    {
        AnchorAlias => new(
            "Aliassen van YAML (*) mogen niet; schrijf het uit.", "YAML aliases (*) are not allowed; write it out."),
        NodeEvent n when !n.Anchor.IsEmpty => new(
            "Ankers van YAML (&) mogen niet; schrijf het uit.", "YAML anchors (&) are not allowed; write it out."),
        NodeEvent n when !n.Tag.IsEmpty => new(
            $"Tags van YAML ({n.Tag}) mogen niet.", $"YAML tags ({n.Tag}) are not allowed."),
        _ when depth > MaxDepth => new(
            $"Dieper genest dan {MaxDepth} lagen.", $"Nested deeper than {MaxDepth} levels."),
        _ when ++_nodes > MaxNodes => new(
            $"Er staan meer dan {MaxNodes} waarden in.", $"The file has more than {MaxNodes} values."),
        _ => null,
    };

    private Node.Sequence? Sequence(int line, int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (Next(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new Node.Sequence(line, items);
    }

    private Node.Mapping? Mapping(int line, int depth)
    {
        var pairs = new List<Node.Pair>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Next(depth + 1) is not { } key || Next(depth + 1) is not { } value)
            {
                return null;
            }

            if (key is not Node.Scalar { Text: var name })
            {
                problems.Add(file with { Line = key.Line }, new(
                    $"Een sleutel is een woord, niet {key.Kind.Dutch}.", $"A key is a word, not {key.Kind.English}."));
            }
            else if (lines.TryAdd(name, key.Line))
            {
                pairs.Add(new Node.Pair(name, key.Line, value));
            }
            else
            {
                problems.Add(
                    (file with { Line = key.Line }).Key(name, key.Line),
                    new(
                        $"De sleutel '{name}' staat er twee keer; de eerste op regel {lines[name]}.",
                        $"The key '{name}' is given twice; first on line {lines[name]}."));
            }
        }

        return new Node.Mapping(line, pairs);
    }

    private Mark At(ParsingEvent found) => file with { Line = LineOf(found) };

    private static int LineOf(ParsingEvent found) => (int)found.Start.Line;
}
