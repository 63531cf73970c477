using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Ledger.System.Tests.Tidy;

/// <summary>Every file has its place, its name and its use.</summary>
public sealed class HouseTests
{
    private static readonly Dictionary<string, HashSet<string>> WordsByFile =
        SourceTree.Sources.ToDictionary(s => s.Path, s => s.Tree.DescendantTokens().Select(t => t.Text).ToHashSet());

    // A page uses types too.
    private static readonly string[] Pages =
        [.. SourceTree.Files.Where(f => SourceTree.HasEnding(f, "razor")).Select(SourceTree.Text)];

    [Fact]
    public void Every_source_file_is_part_of_a_project()
    {
        var folders = SourceTree.Projects.Select(p => p[..p.LastIndexOf('/')] + "/").ToList();
        SourceTree.Sources.Where(s => !folders.Exists(f => s.Path.StartsWith(f, StringComparison.Ordinal)))
            .Select(s => s.Path)
            .ShouldBeNone("No project builds it");
    }

    [Fact]
    public void A_file_is_named_after_a_type_in_it() =>
        SourceTree.Sources.Where(s => !IsNamedAfterType(s)).Select(s => s.Path)
            .ShouldBeNone("Name the file after its type, or divide it");

    [Fact]
    public void Every_source_file_is_used() =>
        SourceTree.Sources.Where(s => s.Path.StartsWith("src/", StringComparison.Ordinal)
                || s.Path.StartsWith("projections/", StringComparison.Ordinal))
            .Where(s => !IsUsed(s))
            .Select(s => s.Path)
            .ShouldBeNone("Nothing refers to it; take it out");

    [Fact]
    public void Every_SQL_file_is_named_by_another_file() =>
        SourceTree.Files.Where(f => SourceTree.HasEnding(f, "sql"))
            .Where(f => !SourceTree.Files.Any(o => o != f && SourceTree.HasEnding(o, "sql", "cs")
                && SourceTree.Text(o).Contains(Path.GetFileNameWithoutExtension(f), StringComparison.Ordinal)))
            .ShouldBeNone("Nothing runs it; take it out");

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(SourceFile file) => file.Tree.DescendantNodes(
            n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<BaseTypeDeclarationSyntax>();

    private static bool IsNamedAfterType(SourceFile file)
    {
        var name = Path.GetFileName(file.Path).Split('.')[0];
        var types = Types(file).ToList();
        return types.Count == 0
            || types.Exists(t => t.Identifier.Text == name)
            || (types.Count > 2 && types.TrueForAll(t => t.IsKind(types[0].Kind())));
    }

    // A file is used when another names one of its types, or a method that it adds to a type of another.
    private static bool IsUsed(SourceFile file)
    {
        var names = Types(file).Select(t => t.Identifier.Text)
            .Concat(file.Tree.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(m => m.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true)
                .Select(m => m.Identifier.Text))
            .ToList();
        return names.Count == 0
            || WordsByFile.Any(other => other.Key != file.Path && names.Exists(other.Value.Contains))
            || Pages.Any(page => names.Exists(name => page.Contains(name, StringComparison.Ordinal)))
            || names.Contains("Program");
    }
}
