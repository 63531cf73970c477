using System.Xml.Linq;
using Xunit;

namespace Ledger.System.Tests.Tidy;

/// <summary>
/// References point one way: Domain ← Store ← {Projections ← Exports, Dossier} ← Web ← Cli; LocalPostgres knows nobody.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Ledger.Domain"] = [],
        ["Ledger.LocalPostgres"] = [],
        ["Ledger.Store"] = ["Ledger.Domain"],
        ["Ledger.CritterStack"] = ["Ledger.Domain", "Ledger.Store"],
        ["Ledger.Projections"] = ["Ledger.Domain", "Ledger.Store"],
        ["Ledger.Dossier"] = ["Ledger.Domain", "Ledger.Store"],
        ["Ledger.Exports"] = ["Ledger.Domain", "Ledger.Store", "Ledger.Projections"],
        ["Ledger.Web"] = ["Ledger.Domain", "Ledger.Store", "Ledger.Projections", "Ledger.Exports", "Ledger.Dossier"],
        ["Ledger.Cli"] =
        [
            "Ledger.Domain", "Ledger.Store", "Ledger.CritterStack", "Ledger.Projections", "Ledger.Exports",
            "Ledger.Dossier", "Ledger.Web", "Ledger.LocalPostgres",
        ],
    };

    private static readonly string[] BesideTests =
        ["Ledger.LocalPostgres", "Ledger.LocalPostgres.Neighbour", "Ledger.Store.Neighbour"];

    // These start from the whole house; the neighbour is the program that tests of the store and of projections kill.
    private static readonly string[] MayReferToAll =
        ["Ledger.System.Tests", "Ledger.Benchmarks", "Ledger.CritterStack.Tests", "Ledger.Store.Neighbour"];

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_it_may_know(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (!MayReferToAll.Contains(name))
        {
            References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)!)
                .Except(MayKnow(name))
                .ShouldBeNone($"{name} may not know");
        }
    }

    [Fact]
    public void The_domain_needs_nothing_but_NodaTime() =>
        References("src/Ledger.Domain/Ledger.Domain.csproj", "PackageReference").Except(["NodaTime"])
            .ShouldBeNone("The domain is pure; do without");

    [Fact]
    public void Nothing_that_is_shipped_refers_to_a_test() =>
        SourceTree.Projects.Where(p => !p.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(p => References(p, "ProjectReference").Select(r => $"{p}: {r}"))
            .Where(r => r.Contains("/tests/"))
            .ShouldBeNone("Move what is shared out of the tests");

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_in_the_solution(string project) =>
        Assert.Contains(project.Replace('/', '\\'), SourceTree.Text("Ledger.sln").Replace('/', '\\'));

    // The tests of a project, and a process that they start beside themselves, know it and what it knows.
    private static string[] MayKnow(string project)
    {
        var tested = project.Replace(".Tests", "").Replace(".Neighbour", "");
        Assert.True(Allowed.ContainsKey(tested), $"{project} has no place in the house; give it one in this test.");
        return tested == project ? Allowed[project] : [.. Allowed[tested], tested, .. BesideTests];
    }

    private static List<string> References(string project, string kind) =>
    [
        .. XDocument.Parse(SourceTree.Text(project)).Descendants(kind)
            .Select(e => (e.Attribute("Include")?.Value ?? "").Replace('\\', '/')),
    ];
}
