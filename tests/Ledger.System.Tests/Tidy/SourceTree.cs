using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ledger.System.Tests.Tidy;

/// <summary>The files of the repository, as they stand beside the assembly that is being tested.</summary>
internal static class SourceTree
{
    private static readonly string[] NotOurs =
        ["bin", "obj", "node_modules", "TestResults", "artifacts", "lib", ".git", ".vs", ".idea"];

    /// <summary>The nearest folder upwards that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Every file, as a path from the root with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Walk(Root).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The C# files, parsed.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Files.Where(f => HasEnding(f, "cs")).Select(Parse)];

    /// <summary>The project files.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Files.Where(f => HasEnding(f, "csproj"))];

    /// <summary>Whether a file has one of these endings.</summary>
    public static bool HasEnding(string file, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (file.EndsWith("." + ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The text of a file.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static SourceFile Parse(string file) =>
        new(file, CSharpSyntaxTree.ParseText(Text(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(Walk));

    // What earlier versions installed is kept to the letter, and so is no matter of style.
    private static bool IsOurs(string folder) =>
        !NotOurs.Contains(Path.GetFileName(folder)) && !folder.EndsWith("Schema/Earlier", StringComparison.Ordinal);

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Ledger.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))
            ?? throw new DirectoryNotFoundException("No folder above the test assembly holds Ledger.sln."));
}

/// <summary>A C# file, parsed.</summary>
internal sealed record SourceFile(string Path, SyntaxNode Tree)
{
    /// <summary>The project folder that it lies in: <c>src/Ledger.Store</c>.</summary>
    public string Project => string.Join('/', Path.Split('/').Take(2));

    public override string ToString() => Path;

    /// <summary>The line of a node, from 1.</summary>
    public static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Where a node stands, as an editor reads it.</summary>
    public string At(SyntaxNode node) => $"{Path}:{Line(node)}";
}
