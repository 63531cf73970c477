using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Ledger.System.Tests.Tidy;

/// <summary>Files that one can read at once and functions that one can see at once.</summary>
public sealed class ShapeTests(ITestOutputHelper output)
{
    private const int LongestFile = 300;
    private const int LongestFunction = 40;
    private const int WidestLine = 120;

    // A ratchet: lower it when the code allows, never raise it.
    private const int LargestMedian = 6;

    private static readonly string[] Code = ["cs", "razor", "sql", "js", "css", "py", "csproj", "props"];

    [Fact]
    public void A_file_has_at_most_300_lines() =>
        SourceTree.Files.Where(IsCode)
            .Select(f => (File: f, SourceTree.Lines(f).Length))
            .Where(f => f.Length > LongestFile)
            .Select(f => $"{f.File}: {f.Length} lines")
            .ShouldBeNone("Divide along what changes together");

    [Fact]
    public void A_line_has_at_most_120_columns() =>
        SourceTree.Files.Where(IsCode)
            .SelectMany(f => SourceTree.Lines(f).Select((text, index) => (At: $"{f}:{index + 1}", text.Length)))
            .Where(l => l.Length > WidestLine)
            .Select(l => $"{l.At}: {l.Length} columns")
            .ShouldBeNone("Break the line");

    [Fact]
    public void A_function_has_at_most_40_lines()
    {
        var functions = SourceTree.Sources.SelectMany(Functions).OrderBy(f => f.Lines).ToList();
        var median = functions[functions.Count / 2].Lines;
        output.WriteLine($"{functions.Count} functions, median {median} lines, longest {functions[^1]}.");
        functions.Where(f => f.Lines > LongestFunction).Select(f => f.ToString()).ShouldBeNone("Divide");
        Assert.True(median <= LargestMedian, $"The median function has {median} lines; it was {LargestMedian}.");
    }

    [Fact]
    public void The_counter_counts_from_the_first_word_to_the_last_brace()
    {
        var source = new SourceFile("x.cs", Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("""
            class C
            {
                /// <summary>Not counted.</summary>
                [Obsolete]
                int M()
                {
                    // Braces in a comment } or a string do not count.
                    return "}".Length;
                }

                int P => 1;

                int Q
                {
                    get { return 1; }
                }
            }
            """, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken));
        Assert.Equal(["x.cs:5 M: 5 lines", "x.cs:11 P: 1 lines", "x.cs:15 get: 1 lines"],
            Functions(source).Select(f => f.ToString()));
    }

    private static bool IsCode(string file) => SourceTree.HasEnding(file, Code);

    private static IEnumerable<Function> Functions(SourceFile file)
    {
        foreach (var node in file.Tree.DescendantNodes())
        {
            if (NameAndStart(node) is var (name, start))
            {
                var first = start.GetLocation().GetLineSpan().StartLinePosition.Line;
                var last = node.GetLocation().GetLineSpan().EndLinePosition.Line;
                yield return new Function($"{file.Path}:{first + 1}", name, last - first + 1);
            }
        }
    }

    // Attributes and documentation say what a function is; they do not make it longer to read.
    private static (string Name, SyntaxToken Start)? NameAndStart(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        MethodDeclarationSyntax m => (m.Identifier.Text, First(m.Modifiers, m.ReturnType)),
        ConstructorDeclarationSyntax c => (c.Identifier.Text, First(c.Modifiers, c)),
        OperatorDeclarationSyntax o => (o.OperatorToken.Text, First(o.Modifiers, o.ReturnType)),
        ConversionOperatorDeclarationSyntax c => ("operator", First(c.Modifiers, c.Type)),
        LocalFunctionStatementSyntax l => (l.Identifier.Text, First(l.Modifiers, l.ReturnType)),
        PropertyDeclarationSyntax { ExpressionBody: not null } p => (p.Identifier.Text, First(p.Modifiers, p.Type)),
        AccessorDeclarationSyntax { Body: not null } a => (a.Keyword.Text, a.Keyword),
        AccessorDeclarationSyntax { ExpressionBody: not null } a => (a.Keyword.Text, a.Keyword),
        _ => null,
    };

    private static SyntaxToken First(SyntaxTokenList modifiers, SyntaxNode otherwise) =>
        modifiers.Count > 0 ? modifiers[0] : otherwise.GetFirstToken();

    private sealed record Function(string At, string Name, int Lines)
    {
        public override string ToString() => $"{At} {Name}: {Lines} lines";
    }
}
