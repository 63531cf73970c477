using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>Commands over HTTP: receipts, refusals by their number, conditions and repetition.</summary>
[Collection(ApiWorkshopCollection.Name)]
public sealed class CommandTests(ApiWorkshop workshop)
{
    private const string PlanCommands = $"/plannen/{ApiServer.Plan}/opdrachten";

    private readonly ApiServer _api = workshop.Server;

    [Fact]
    public async Task A_command_is_recorded_with_its_accountability_and_shown_at_once()
    {
        using var answer = await _api.Post("/opdrachten", Change());

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var receipt = (await answer.Body()).GetProperty("receipts")[0];
        receipt.GetProperty("stream").GetString().ShouldBe($"plan/{ApiServer.Plan}");
        var location = answer.Headers.Location!.ToString();
        location.ShouldBe($"/v1/gebeurtenissen/{receipt.GetProperty("events")[0].GetString()}");
        var recorded = await _api.Get(location["/v1".Length..]).Body();
        recorded.GetProperty("type").GetString().ShouldBe("nl.verantwoordingsregister.target_changed");
        recorded.GetProperty("data").GetProperty("accountability").GetProperty("rationale").GetString()
            .ShouldBe("Bijgesteld na de meting van 2025");
        var target = await _api.Get($"/streefwaarden/{ApiServer.Plan}/kinderen-in-armoede/2028").Body();
        target.GetProperty("text").GetString().ShouldBe("hoogstens 3%");
    }

    [Fact]
    public async Task The_same_key_again_records_nothing_and_gives_the_first_receipt()
    {
        using var first = await _api.Post("/opdrachten", Change("5"), ApiServer.Json, ("Idempotency-Key", "a-1"));
        using var again = await _api.Post("/opdrachten", Change("5"), ApiServer.Json, ("Idempotency-Key", "a-1"));
        using var other = await _api.Post("/opdrachten", Change("6"), ApiServer.Json, ("Idempotency-Key", "a-1"));
        using var without = await _api.Post("/opdrachten", Change("5"));

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        again.Headers.Location.ShouldBe(first.Headers.Location);
        await Refused(other, HttpStatusCode.Conflict, 103);
        (await without.Body()).GetProperty("receipts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_command_holds_only_for_the_version_that_was_read()
    {
        using var read = await _api.Get($"/plannen/{ApiServer.Plan}");
        var tag = read.Header("ETag");

        using var first = await _api.Post(PlanCommands, Change("7"), ApiServer.Json, ("If-Match", tag));
        using var late = await _api.Post(PlanCommands, Change("8"), ApiServer.Json, ("If-Match", tag));
        using var next = await _api.Post(
            PlanCommands, Change("8"), ApiServer.Json, ("If-Match", first.Header("ETag")));

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        await Refused(late, HttpStatusCode.PreconditionFailed, 102);
        next.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_thing_is_made_only_when_it_is_not_there_and_changed_only_when_it_is()
    {
        using var missing = await _api.Post(
            "/bronnen/brief-2026/opdrachten", Source, ApiServer.Json, ("If-Match", "*"));
        using var made = await _api.Post(
            "/bronnen/brief-2026/opdrachten", Source, ApiServer.Json, ("If-None-Match", "*"));
        using var there = await _api.Post(
            $"/bronnen/uitvoeringsprogramma-bestaanszekerheid-824735/opdrachten",
            Source.Replace("brief-2026", "uitvoeringsprogramma-bestaanszekerheid-824735", StringComparison.Ordinal),
            ApiServer.Json, ("If-None-Match", "*"));

        missing.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        await Refused(there, HttpStatusCode.PreconditionFailed, 102);
    }

    [Fact]
    public async Task What_the_ledger_refuses_is_refused_by_its_number_in_two_languages()
    {
        using var answer = await _api.Post("/opdrachten", Change("9").Replace("2026-01-01", "2019-01-01"));

        var problem = await Refused(answer, HttpStatusCode.Conflict, 208);
        problem.GetProperty("type").GetString().ShouldBe("/v1/weigeringen/208");
        var refusal = problem.GetProperty("refusal");
        refusal.GetProperty("dutch").GetString().ShouldBe(Domain.Refusal.EffectiveTooEarly.Dutch);
        refusal.GetProperty("english").GetString().ShouldBe(Domain.Refusal.EffectiveTooEarly.English);
        refusal.GetProperty("isTransient").GetBoolean().ShouldBeFalse();
        problem.GetProperty("errors")[0].GetProperty("name").GetString().ShouldStartWith("opdrachten[0]");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_body_and_its_headers_is_said_at_once()
    {
        var wrong = """
            {"opdrachten":[{"soort":"streefwaarde-wijzigen","plan":"geen","indicator":"x","jaar":"morgen",
            "waarde":{"hoogstens":"drie"}},
            {"soort":"onbekend"}],"vreemd":1}
            """;
        using var answer = await _api.Post(
            "/opdrachten", wrong, ApiServer.Json, ("Idempotency-Key", ""), ("If-Match", "*"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await answer.Body()).GetProperty("errors").EnumerateArray().ToList();
        errors.Count.ShouldBeGreaterThan(6);
        errors.Select(e => e.GetProperty("in").GetString()).Distinct().Order().ShouldBe(["body", "header"]);
        errors.Select(e => e.GetProperty("name").GetString()).ShouldContain("opdrachten[0].waarde.hoogstens");
    }

    [Theory]
    [InlineData("/opdrachten", """{"opdrachten":[{"soort":"streefwaarde-wijzigen","jaar":"morgen","tekst":["x"]}]}""")]
    [InlineData("/opdrachten", """{"opdrachten":{"soort":"plan-sluiten"}}""")]
    [InlineData("/opdrachten", """{"opdrachten":[}""")]
    [InlineData("/abonnementen", """{"types":["x",1],"na":"begin","vreemd":true}""")]
    [InlineData("/abonnementen", """["https://example.org"]""")]
    public async Task What_is_wrong_with_a_body_is_said_in_Dutch_or_in_English_member_by_member(
        string path, string body)
    {
        using var dutch = await _api.Post(path, body);
        using var english = await _api.Post(
            path, body, ApiServer.Json, ("Accept-Language", "fr, en-GB;q=0.9, nl;q=0.5"));

        dutch.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        dutch.Content.Headers.ContentLanguage.ShouldBe(["nl"]);
        english.Content.Headers.ContentLanguage.ShouldBe(["en"]);
        var (inDutch, inEnglish) = (await Errors(dutch), await Errors(english));
        inEnglish.Select(e => e.Name).ShouldBe(inDutch.Select(e => e.Name));
        inDutch.Zip(inEnglish).ShouldAllBe(e => e.First.Message != e.Second.Message);
        inDutch.ShouldAllBe(e => !e.Message.Contains("missing") && !e.Message.Contains("needed"));
    }

    [Fact]
    public async Task Every_member_that_is_missing_or_of_the_wrong_kind_is_named()
    {
        using var answer = await _api.Post(
            "/opdrachten", """{"opdrachten":[{"soort":"streefwaarde-wijzigen","jaar":"morgen","tekst":["x"]},{}]}""");

        var errors = await Errors(answer);
        errors.ShouldContain(("opdrachten[0].jaar", "'morgen' is geen geheel getal van 1800 tot en met 2200."));
        errors.ShouldContain(("opdrachten[0].tekst", "Hier hoort een tekst, niet een lijst."));
        errors.ShouldContain(("opdrachten[0].plan", "De sleutel 'plan' ontbreekt."));
        errors.ShouldContain(("opdrachten[1].soort", "De sleutel 'soort' ontbreekt."));
    }

    private static async Task<List<(string Name, string Message)>> Errors(HttpResponseMessage answer) =>
    [
        .. (await answer.Body()).GetProperty("errors").EnumerateArray()
            .Select(e => (e.GetProperty("name").GetString()!, e.GetProperty("message").GetString()!)),
    ];

    [Theory]
    [InlineData("", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("{\"opdrachten\":[]}", "application/json", 200)]
    [InlineData("{\"a\":1,\"a\":2}", "application/json", 400)]
    [InlineData("opdrachten: [*a]", "application/yaml", 400)]
    [InlineData("\ttab: 1", "application/yaml", 400)]
    [InlineData("<opdrachten/>", "application/xml", 415)]
    [InlineData("a=1", "application/x-www-form-urlencoded", 415)]
    public async Task A_body_that_is_no_command_file_is_told_so(string body, string mediaType, int status)
    {
        using var before = await _api.Get("/onderwerpen?aantal=1");

        using var answer = await _api.Post("/opdrachten", body, mediaType);

        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        using var after = await _api.Get("/onderwerpen?aantal=1");
        after.Header("ETag").ShouldBe(before.Header("ETag"), "something was recorded");
    }

    [Fact]
    public async Task A_command_for_another_plan_than_its_address_is_not_taken()
    {
        using var answer = await _api.Post("/plannen/een-ander-plan/opdrachten", Change());

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_may_be_YAML_and_may_not_be_large()
    {
        using var yaml = await _api.Post("/opdrachten", "document: uitvoeringsprogramma-bestaanszekerheid-824735\n"
            + "opdrachten:\n  - {soort: plan-sluiten}\n", "application/yaml");
        yaml.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await yaml.Body()).GetProperty("errors")[0].GetProperty("line").GetInt32().ShouldBe(3);
        using var large = await _api.Post("/opdrachten", new string(' ', 1024 * 1024 + 1));
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        large.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private const string Source =
        """
        {"opdrachten":[{"soort":"bron-registreren","als":"brief","id":"brief-2026","titel":"Een brief",
        "datum":"2026-01-05",
        "besluit":"college-2025-uitvoeringsprogrammas","reden":"Ontvangen",
        "vindplaats":{"bron":"uitvoeringsprogramma-bestaanszekerheid-824735","plaats":"§5"}}]}
        """;

    private static string Change(string percent = "3") => JsonSerializer.Serialize(new
    {
        document = "uitvoeringsprogramma-bestaanszekerheid-824735",
        opdrachten = new[]
        {
            new
            {
                soort = "streefwaarde-wijzigen",
                plan = ApiServer.Plan,
                indicator = "kinderen-in-armoede",
                jaar = 2028,
                waarde = new { hoogstens = percent },
                tekst = $"hoogstens {percent}%",
                besluit = "college-2025-uitvoeringsprogrammas",
                geldig = "2026-01-01",
                reden = "Bijgesteld na de meting van 2025",
                vindplaats = "§5 tabel",
            },
        },
    });

    private static async Task<JsonElement> Refused(HttpResponseMessage answer, HttpStatusCode status, int number)
    {
        var problem = await answer.Body();
        answer.StatusCode.ShouldBe(status, problem.ToString());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("refusal").GetProperty("number").GetInt32().ShouldBe(number);
        return problem;
    }
}
