using System.Text;
using Ledger.Domain;
using YamlDotNet.Core;

namespace Ledger.Dossier.Yaml;

/// <summary>Reads a file of a dossier into a tree.</summary>
internal static class YamlFile
{
    /// <summary>The largest file accepted, in bytes: 20 MB.</summary>
    public const long MaxBytes = 20_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The tree of a file; null when it cannot be read, with the problem noted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="problems">Where the problem goes.</param>
    public static Value? Read(string path, string name, Problems problems)
    {
        var file = new Mark(name, 1, "");
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            problems.Add(file, new("Dit bestand is er niet.", "There is no such file."));
            return null;
        }

        if (info.Length > MaxBytes)
        {
            problems.Add(file, new(
                $"Het bestand is groter dan {MaxBytes / 1_000_000} MB.",
                $"The file is larger than {MaxBytes / 1_000_000} MB."));
            return null;
        }

        return Text(File.ReadAllBytes(path), file, problems) is { } text ? Parse(text, file, problems) : null;
    }

    /// <summary>The tree of a text.</summary>
    public static Value? Parse(string text, Mark file, Problems problems)
    {
        var control = text.AsSpan().IndexOfAnyInRange('\u0000', '\u0008');
        if (control >= 0)
        {
            problems.Add(
                file with { Line = text.AsSpan(0, control).Count('\n') + 1 },
                new("Er staat een stuurteken in.", "The file has a control character in it."));
            return null;
        }

        try
        {
            var tree = new TreeBuilder(new StrictParser(new StringReader(text)), file, problems).Build();
            return tree is null ? null : new Value(tree, file with { Line = tree.Line }, problems);
        }
        catch (YamlException wrong)
        {
            var line = (int)Math.Max(1, wrong.Start.Line);
            // What the parser of YAML says of it is English; where it stands is said by the line.
            var says = new Sentence(
                "Vanaf hier is dit geen geldige YAML.", $"This is not valid YAML: {wrong.Message.TrimEnd('.')}.");
            if (TabFrom(line, text) is { } tab)
            {
                line = tab;
                says += new Sentence(
                    " Een tab springt niet in; gebruik spaties.", " A tab cannot indent; use spaces.");
            }

            problems.Add(file with { Line = line }, says);
            return null;
        }
    }

    // The parser names the line on which it began to be in doubt; the tab may stand on the next.
    private static int? TabFrom(int line, string text)
    {
        var lines = text.Split('\n').Skip(line - 1).Take(2).ToList();
        var at = lines.FindIndex(l => l.TrimStart(' ').StartsWith('\t'));
        return at < 0 ? null : line + at;
    }

    private static string? Text(byte[] bytes, Mark file, Problems problems)
    {
        try
        {
            var start = bytes.AsSpan().StartsWith("\ufeff"u8) ? 3 : 0;
            return Utf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException wrong)
        {
            var at = Math.Clamp(wrong.Index, 0, bytes.Length);
            problems.Add(
                file with { Line = bytes.AsSpan(0, at).Count((byte)'\n') + 1 },
                new("Dit is geen UTF-8; bewaar het als UTF-8.", "The file is not UTF-8; save it as UTF-8."));
            return null;
        }
    }
}
