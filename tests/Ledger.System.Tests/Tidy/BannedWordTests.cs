using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Ledger.System.Tests.Tidy;

/// <summary>Words that have no place here.</summary>
public sealed partial class BannedWordTests
{
    private static readonly string[] Texts =
    [
        "cs", "razor", "sql", "js", "css", "py", "csproj", "props", "sln", "md", "yml", "yaml", "json", "sh",
        "editorconfig", "gitignore",
    ];

    [Fact]
    public void Types_are_named_for_what_they_are() =>
        SourceTree.Sources.SelectMany(s => s.Tree.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Where(t => VagueName().IsMatch(t.Identifier.Text))
                .Select(t => $"{s.At(t)}: {t.Identifier.Text}"))
            .ShouldBeNone("Name what it is or does");

    [Fact]
    public void Nothing_is_left_to_do() =>
        Lines().Where(l => Unfinished().IsMatch(l.Text)).Select(l => l.ToString())
            .ShouldBeNone("Do it, or leave it out");

    [Fact]
    public void Nothing_tells_how_it_came_about() =>
        Lines().Where(l => Making().IsMatch(l.Text)).Select(l => l.ToString())
            .ShouldBeNone("Say what is and why, not who made it where");

    private static IEnumerable<TextLine> Lines() => SourceTree.Files
        .Where(f => SourceTree.HasEnding(f, Texts) || !Path.GetFileName(f).Contains('.'))
        .SelectMany(f => SourceTree.Lines(f).Select((text, index) => new TextLine(f, index + 1, text)));

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Service|Processor)$")]
    private static partial Regex VagueName();

    // Written in pieces, or this file would find itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|X" + @"XX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        "/wor" + "k/|/roo" + "t/|/hom" + "e/(?!linuxbrew)[a-z]|C:\\\\Us" + "ers"
        + @"|\b(this|previous|earlier|last|next|another|first) ses" + @"sion\b"
        + @"|\biss" + @"ue #?[0-9]+|HELP" + @"ERS\.md|\b(DESIGN|STYLE|CONTRACT|HISTORY|MEASURES|PAGES)( [0-9]|\.md)"
        + @"|registry\.npm" + @"js|api\.nu" + @"get|nuget\.o" + "rg|pypi\\.o" + "rg")]
    private static partial Regex Making();

    private sealed record TextLine(string File, int Number, string Text)
    {
        public override string ToString() => $"{File}:{Number}: {Text.Trim()[..Math.Min(100, Text.Trim().Length)]}";
    }
}
