using System.Text.Json;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

/// <summary>The main job on a home of its own: no database runs, none is named.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("ledger-home-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task The_demonstration_makes_a_ledger_and_answers_the_three_questions_and_again_records_nothing()
    {
        var first = await LedgerProgram.AtHome(_home.FullName, "demo", "--no-serve");
        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldContain("hoogstens 2,3 %");
        first.Output.ShouldContain("Minder huiselijk geweld en kindermishandeling");
        first.Output.ShouldContain("1.863.416");

        var again = await LedgerProgram.AtHome(_home.FullName, "demo", "--no-serve", "--json");
        again.Error.ShouldContain("0 recorded");
        ShouldBeWhole(again.Done());
    }

    private static void ShouldBeWhole(JsonElement summary)
    {
        summary.GetProperty("tenant").GetString().ShouldBe("gm0303");
        summary.GetProperty("plans").GetInt32().ShouldBeGreaterThanOrEqualTo(14);
        summary.GetProperty("elements").GetInt32().ShouldBeGreaterThan(500);
        summary.GetProperty("indicators").GetInt32().ShouldBeGreaterThan(120);
        summary.GetProperty("contradictions").GetInt32().ShouldBeGreaterThan(70);
        (summary.GetProperty("decisions").GetInt32() + summary.GetProperty("sources").GetInt32())
            .ShouldBeGreaterThan(150);
        summary.GetProperty("checkpoint").GetProperty("size").GetInt64()
            .ShouldBe(summary.GetProperty("events").GetInt64());
        var root = summary.GetProperty("checkpoint").GetProperty("root").GetString()!;
        Convert.FromBase64String(root).Length.ShouldBe(32);
    }
}
