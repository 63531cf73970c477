using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Ledger.System.Tests.Tidy;

/// <summary>Calls that have no place here, each with what to use instead.</summary>
public sealed class BannedCallTests
{
    [Theory]
    [InlineData("Now")]
    [InlineData("UtcNow")]
    [InlineData("Today")]
    public void Nobody_reads_the_machine_s_clock(string property) =>
        Accesses(property, "DateTime", "DateTimeOffset").ShouldBeNone("Take an IClock");

    [Fact]
    public void The_domain_knows_no_clock_and_no_time_of_the_framework() =>
        SourceTree.Sources.Where(s => s.Project == "src/Ledger.Domain")
            .SelectMany(s => s.Tree.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(n => n.Identifier.Text is
                    "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeProvider" or "IClock" or
                    "SystemClock" or "Stopwatch" or "Random")
                .Select(n => $"{s.At(n)}: {n.Identifier.Text}"))
            .ShouldBeNone("Time enters the domain as data, in NodaTime's types");

    [Fact]
    public void The_domain_invents_no_ids() =>
        Accesses("NewGuid", "Guid").Concat(Accesses("CreateVersion7", "Guid"))
            .Where(a => a.StartsWith("src/Ledger.Domain/", StringComparison.Ordinal))
            .ShouldBeNone("Ids come with the command");

    [Fact]
    public void Nobody_sleeps_on_a_thread() => Accesses("Sleep", "Thread").ShouldBeNone("Await Task.Delay");

    [Fact]
    public void Only_the_program_writes_to_the_console() =>
        SourceTree.Sources.SelectMany(s => s.Tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(m => m.Expression.ToString() is "Console" or "System.Console"
                    && m.Name.Identifier.Text is "Write" or "WriteLine" or "Out" or "Error")
                .Select(m => s.At(m)))
            .Where(at => !MayWriteToTheConsole(at))
            .ShouldBeNone("Return it, log it, or report it to a progress that was given");

    [Fact]
    public void Nobody_blocks_on_a_task() =>
        SourceTree.Sources.SelectMany(s => s.Tree.DescendantNodes().Where(Blocks).Select(n => $"{s.At(n)}: {n}"))
            .ShouldBeNone("Await it");

    [Fact]
    public void No_test_is_skipped() =>
        SourceTree.Sources.SelectMany(s => s.Tree.DescendantNodes().Where(Skips).Select(n => $"{s.At(n)}: {n}"))
            .ShouldBeNone("Make what the test needs, or fail with one sentence");

    [Fact]
    public void No_error_is_swallowed() =>
        SourceTree.Sources.SelectMany(s => s.Tree.DescendantNodes().OfType<CatchClauseSyntax>()
                .Where(c => c.Block.Statements.Count == 0 && !c.Block.DescendantTrivia().Any(IsComment))
                .Select(c => s.At(c)))
            .ShouldBeNone("Handle it, or say in a comment why nothing is to be done");

    private static IEnumerable<string> Accesses(string member, params string[] types) =>
        SourceTree.Sources.SelectMany(s => s.Tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(m => m.Name.Identifier.Text == member
                && types.Contains(m.Expression.ToString().Split('.')[^1], StringComparer.Ordinal))
            .Select(m => s.At(m)));

    // A result that is read off a call, or off something that is called a task; a field may be called Result.
    private static bool Blocks(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax m, ArgumentList.Arguments.Count: 0 } =>
            m.Name.Identifier.Text is "Wait"
            || (m.Name.Identifier.Text == "GetResult" && m.Expression.ToString().EndsWith(
                "GetAwaiter()", StringComparison.Ordinal)),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Result" } m =>
            m.Expression is InvocationExpressionSyntax
            || m.Expression.ToString().EndsWith("task", StringComparison.OrdinalIgnoreCase),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "WaitAll" or "WaitAny" } m =>
            m.Expression.ToString() == "Task",
        _ => false,
    };

    private static bool Skips(SyntaxNode node) => node switch
    {
        AttributeArgumentSyntax { NameEquals.Name.Identifier.Text: var name } =>
            name.StartsWith("Skip", StringComparison.Ordinal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax m } =>
            m.Expression.ToString() == "Assert" && m.Name.Identifier.Text.StartsWith("Skip", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    // A benchmark is a program too, and so is the process that a test starts beside itself.
    private static bool MayWriteToTheConsole(string at) =>
        at.StartsWith("src/Ledger.Cli/", StringComparison.Ordinal)
        || at.StartsWith("tests/Ledger.Benchmarks/", StringComparison.Ordinal)
        || at.Contains(".Neighbour/", StringComparison.Ordinal);
}
