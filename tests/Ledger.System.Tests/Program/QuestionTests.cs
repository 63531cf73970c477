using System.Text.Json;
using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

public sealed class QuestionTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Poverty = "bestaanszekerheid-bieden-2025-2028/kinderen-in-armoede/2028";
    private const string ThemePlan = "themaplan-leefbaarheid-en-veiligheid-2019-2022";
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await Dronten.ToRead(cluster);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Why_shows_the_value_its_decision_its_place_and_both_contradicting_figures()
    {
        var why = await Ask("why", Poverty);

        why.GetProperty("value").GetString().ShouldBe("hoogstens 2,3 %");
        var step = why.GetProperty("chain")[0];
        step.GetProperty("basis").GetString().ShouldBe("decided");
        step.GetProperty("body").GetString().ShouldBe("college");
        step.GetProperty("decidedOn").GetString().ShouldBe("2025");
        step.GetProperty("provenance").GetString().ShouldBe("reconstructed");
        step.GetProperty("citations")[0].GetProperty("source").GetString()
            .ShouldBe("uitvoeringsprogramma-bestaanszekerheid-824735");
        var said = why.GetProperty("contradictions").EnumerateArray()
            .SelectMany(c => c.GetProperty("statements").EnumerateArray())
            .Select(s => s.GetProperty("says").GetString()!).ToList();
        said.ShouldContain(s => s.Contains("2,3%"));
        said.ShouldContain(s => s.Contains("3,6%"));
    }

    [Fact]
    public async Task The_replay_of_2020_ends_at_the_total_of_the_themaplan()
    {
        var replay = await Ask("budget", "replay", ThemePlan, "--year", "2020");

        replay.GetProperty("total").GetString().ShouldBe("1863416.00");
        replay.GetProperty("steps")[0].GetProperty("changes").GetArrayLength().ShouldBe(5);
    }

    [Theory]
    [InlineData("2019", "1973416.00")]
    [InlineData("2020", "1863416.00")]
    [InlineData("2021", "1863416.00")]
    [InlineData("2022", "1863416.00")]
    public async Task The_lines_of_a_year_add_up_to_what_the_document_states(string year, string total)
    {
        var budget = await Ask("budget", "show", ThemePlan, "--year", year);

        budget.GetProperty("total").GetProperty("current").GetString().ShouldBe(total);
        budget.GetProperty("statedTotal").GetString().ShouldBe(total);
    }

    [Fact]
    public async Task A_plan_through_a_lens_from_before_it_was_decided_is_empty()
    {
        var plan = await Ask("plan", ThemePlan, "--decided", "2007-12-31");

        plan.GetProperty("elements").GetArrayLength().ShouldBe(0);
        plan.GetProperty("status").GetString().ShouldBe("absent");
        plan.GetProperty("lens").GetProperty("decided").GetString().ShouldBe("2007-12-31");
    }

    [Fact]
    public async Task A_plan_shows_its_results_indicators_and_scoped_baselines()
    {
        var plan = await Ask("plan", ThemePlan);

        var cohesion = Indicators(plan).Single(i =>
            i.GetProperty("baselines").EnumerateArray().Any(b => b.GetProperty("text").GetString() == "6,36"));
        cohesion.GetProperty("baselines").EnumerateArray().Select(b => b.GetProperty("scope").GetString())
            .ShouldContain("gebied:dronten-west");
        cohesion.GetProperty("baselines").GetArrayLength().ShouldBe(6);
    }

    [Fact]
    public async Task Every_id_that_a_plan_shows_can_be_asked_about()
    {
        var plan = await Ask("plan", "bestaanszekerheid-bieden-2025-2028");
        var indicator = Indicators(plan).First(i => i.GetProperty("targets").GetArrayLength() > 0);

        var target = indicator.GetProperty("targets")[0].GetProperty("id").GetString()!;
        (await Ask("why", target)).GetProperty("chain").GetArrayLength().ShouldBePositive();
        (await Ask("history", indicator.GetProperty("id").GetString()!)).GetArrayLength().ShouldBePositive();
    }

    [Fact]
    public async Task Domestic_violence_is_followed_from_2008_over_2019_to_2025()
    {
        var lineage = await Ask("lineage", ThemePlan + "/resultaat-5");

        var plans = lineage.GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("plan").GetString()).ToList();
        plans.ShouldContain("wmo-beleidsprogramma-samen-voor-elkaar-2008-2012");
        plans.ShouldContain("bestaanszekerheid-bieden-2025-2028");
    }

    [Fact]
    public async Task The_trail_has_the_six_fields_of_the_BIO_and_pages()
    {
        var trail = await Ask("trail", "--text", "armoede", "--page", "1");

        trail.GetProperty("total").GetInt32().ShouldBePositive();
        foreach (var field in new[] { "action", "object", "result", "origin", "actor", "time" })
        {
            trail.GetProperty("entries")[0].GetProperty(field).GetString().ShouldNotBeNullOrEmpty(field);
        }
    }

    [Fact]
    public async Task A_plan_differs_from_what_it_was_before_it_existed()
    {
        var diff = await Ask("diff", ThemePlan, "2017-12-31", "2019-06-01");

        diff.GetProperty("added").GetArrayLength().ShouldBeGreaterThan(20);
        diff.GetProperty("removed").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_years_without_a_source_are_shown_as_gaps()
    {
        var gaps = (await Ask("report", "gaps")).GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("kind").GetString() == "years")
            .Select(f => (f.GetProperty("from").GetInt32(), f.GetProperty("to").GetInt32()));

        gaps.ShouldBe([(2013, 2016), (2018, 2018), (2023, 2024)]);
    }

    [Fact]
    public async Task Importing_again_records_nothing()
    {
        var again = (await LedgerProgram.On(_database.ConnectionString, "import", Dronten.Dossier, "--json")).Done();

        again.GetProperty("recorded").GetInt32().ShouldBe(0);
        again.GetProperty("unchanged").GetInt32().ShouldBeGreaterThan(3000);
    }

    private static IEnumerable<JsonElement> Indicators(JsonElement plan) => plan.GetProperty("elements")
        .EnumerateArray().SelectMany(e => e.GetProperty("indicators").EnumerateArray());

    private async Task<JsonElement> Ask(params string[] question) =>
        (await LedgerProgram.On(_database.ConnectionString, [.. question, "--json"])).Done();
}
