using System.Reflection;
using System.Text.RegularExpressions;

namespace Ledger.Domain.Tests.Hierarchies;

public sealed partial class RefusalTests
{
    private static readonly List<(string Name, Refusal Refusal)> Fields =
    [
        .. typeof(Refusal).GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(f => f.MetadataToken)
            .Select(f => (f.Name, (Refusal)f.GetValue(null)!)),
    ];

    [Fact]
    public void All_are_listed_in_the_order_of_the_file() =>
        Refusal.All.ShouldBe(Fields.Select(f => f.Refusal));

    [Fact]
    public void The_list_is_closed() => ((object)Refusal.All is List<Refusal>).ShouldBeFalse();

    [Fact]
    public void Numbers_ascend_and_so_are_unique()
    {
        var numbers = Refusal.All.Select(r => r.Number).ToList();
        numbers.ShouldBe(numbers.Order());
        numbers.ShouldBeUnique();
        numbers.ShouldAllBe(n => n > 100 && n < 700);
    }

    [Fact]
    public void A_code_is_the_name_in_kebab_case() => Fields.Select(f => f.Refusal.Code)
        .ShouldBe(Fields.Select(f => Capital().Replace(f.Name, "-$0").TrimStart('-').ToLowerInvariant()));

    [Fact]
    public void Each_has_a_sentence_in_Dutch_and_another_in_English()
    {
        foreach (var refusal in Refusal.All)
        {
            refusal.Dutch.ShouldMatch(@"^[A-Z].*\.$", refusal.Code);
            refusal.English.ShouldMatch(@"^[A-Z].*\.$", refusal.Code);
            refusal.Dutch.ShouldNotBe(refusal.English);
        }
    }

    [Fact]
    public void Only_a_conflict_is_worth_trying_again() =>
        Refusal.All.Where(r => r.IsTransient).ShouldBe([Refusal.Conflict]);

    [Fact]
    public void Each_is_given_somewhere()
    {
        var text = string.Concat(Sources().Select(File.ReadAllText));
        Fields.Where(f => !Regex.IsMatch(text, $@"\bRefusal\.{f.Name}\b")).Select(f => f.Name).ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Ledger.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("No folder holds Ledger.sln.");
        }

        return Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "Refusal.cs");
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
