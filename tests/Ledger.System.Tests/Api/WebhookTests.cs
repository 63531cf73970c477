using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Web;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>Webhooks: signed, in order, at least once, also over a restart; what keeps failing is kept.</summary>
[Collection(ApiWorkshopCollection.Name)]
public sealed class WebhookTests(ApiWorkshop workshop) : IAsyncLifetime
{
    private const long From = 3280;

    private static readonly WebhookOptions Fast = ApiWorkshop.Fast;

    private readonly ApiServer _api = workshop.Server;
    private Receiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await Receiver.Start();

    // The next test gets a server as it was, with nobody subscribed.
    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in (await _api.Get("/abonnementen").Body()).EnumerateArray())
        {
            (await _api.Send(HttpMethod.Delete, $"/abonnementen/{Id(subscription)}", null, ApiServer.Json))
                .EnsureSuccessStatusCode();
        }

        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Events_arrive_in_order_signed_as_Standard_Webhooks_has_it()
    {
        var count = (int)(await Last() - From);
        var made = await Subscribe(From);

        var taken = await _receiver.Until(count);

        taken.Select(m => m.Sequence).ShouldBe(Enumerable.Range(1, count).Select(n => From + n));
        var secret = made.GetProperty("secret").GetString()!;
        var file = Path.Combine(Path.GetTempPath(), $"messages-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(taken));
        const string script =
            """
            const {Webhook} = require('standardwebhooks');
            const [file, secret] = process.argv.slice(1);
            const webhook = new Webhook(secret);
            for (const m of JSON.parse(require('fs').readFileSync(file, 'utf8'))) {
              const headers = {'webhook-id': m.Id, 'webhook-timestamp': m.Timestamp, 'webhook-signature': m.Signature};
              webhook.verify(m.Body, headers);
              let forged = false;
              try { webhook.verify(m.Body + ' ', headers); forged = true; } catch {}
              if (forged) throw new Error('a forged body passes');
            }
            console.log('ok');
            """;
        var (exitCode, output, error) = await NpmTools.Node("-e", script, file, secret);
        File.Delete(file);
        exitCode.ShouldBe(0, error);
        output.Trim().ShouldBe("ok");
        (await _api.Get($"/abonnementen/{Id(made)}").Body()).GetProperty("secret").ValueKind
            .ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_nothing_passes_it()
    {
        var refusals = 2;
        _receiver.Answer = m => m.Sequence == From + 2 && refusals-- > 0 ? 503 : 200;
        await Subscribe(From);

        var taken = await _receiver.Until(4);

        taken.Take(4).Select(m => m.Sequence).ShouldBe([From + 1, From + 2, From + 3, From + 4]);
        _receiver.Came.Count(m => m.Sequence == From + 2).ShouldBe(3);
        _receiver.Came.Where(m => m.Sequence == From + 2).Select(m => m.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_busy_is_left_alone_for_as_long_as_he_asks()
    {
        var refusals = 1;
        _receiver.Answer = m => m.Sequence == From + 1 && refusals-- > 0 ? 429 : 200;
        await Subscribe(From);

        await _receiver.Until(1);

        var came = _receiver.Came.Where(m => m.Sequence == From + 1).Select(m => m.CameAtMs).ToList();
        (came[1] - came[0]).ShouldBeGreaterThan(950);
    }

    [Fact]
    public async Task What_keeps_failing_is_given_up_kept_and_sent_again_by_hand()
    {
        _receiver.Answer = m => m.Sequence == From + 1 ? 500 : 200;
        var id = Id(await Subscribe(From));

        (await _receiver.Until(2)).Select(m => m.Sequence).Take(2).ShouldBe([From + 2, From + 3]);

        _receiver.Came.Count(m => m.Sequence == From + 1).ShouldBe(Fast.MostTries);
        var letters = await _api.Get($"/abonnementen/{id}/mislukte-bezorgingen").Body();
        letters.GetArrayLength().ShouldBe(1);
        letters[0].GetProperty("sequence").GetInt64().ShouldBe(From + 1);
        letters[0].GetProperty("error").GetString().ShouldBe("HTTP 500");
        var again = $"/abonnementen/{id}/mislukte-bezorgingen/{From + 1}/_verstuur";
        (await _api.Post(again, "")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        _receiver.Answer = _ => 200;
        (await _api.Post(again, "")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _receiver.Taken.Count(m => m.Sequence == From + 1).ShouldBe(1);
        (await _api.Get($"/abonnementen/{id}/mislukte-bezorgingen").Body()).GetArrayLength().ShouldBe(0);
        (await _api.Post(again, "")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_is_lost_over_a_restart()
    {
        // It must not give up on a message, nor wait longer and longer, while it is being stopped.
        var patient = Fast with { MostTries = 10_000, LongestPauseMs = 100 };
        await _api.Stop();
        await _api.Restart(patient);
        _receiver.Answer = m => m.Sequence > From + 2 ? 503 : 200;
        await Subscribe(From);
        await _receiver.Until(2);
        await _api.Stop();
        _receiver.Answer = _ => 200;

        await _api.Restart(Fast);
        var last = await Last();
        var taken = await _receiver.Until((int)(last - From));

        // At least once: what was said yes to but not noted may come twice, and nothing is left out.
        taken.Select(m => m.Sequence).Distinct().Order().ToList()
            .ShouldBe(Enumerable.Range(1, (int)(last - From)).Select(n => From + n).ToList());
    }

    [Fact]
    public async Task The_key_of_a_signature_is_encrypted_and_of_no_use_without_the_keys_outside_the_database()
    {
        var made = await Subscribe(await Last() - 1);
        var secret = made.GetProperty("secret").GetString()!;
        await _receiver.Until(1);
        (await Kept()).ShouldNotContain(secret[6..20]);

        // As it was kept before schema version 8.
        await _api.Stop();
        await Ask($"UPDATE ledger.webhooks SET delivered = delivered - 1, secret = '{secret}'");
        await _api.Restart(Fast);
        foreach (var m in await _receiver.UntilAgain(2))
        {
            var signed = HMACSHA256.HashData(
                Convert.FromBase64String(secret["whsec_".Length..]),
                Encoding.UTF8.GetBytes($"{m.Id}.{m.Timestamp}.{m.Body}"));
            m.Signature.ShouldBe($"v1,{Convert.ToBase64String(signed)}");
        }

        (await Kept()).ShouldNotContain(secret[6..20]);

        await _api.Stop();
        Directory.Delete(_api.KeyFolder, recursive: true);
        await Ask("UPDATE ledger.webhooks SET delivered = delivered - 1");
        await _api.Restart(Fast);
        for (var i = 0; i < 200 && !await IsStopped(Id(made)); i++)
        {
            await Task.Delay(50);
        }

        (await _api.Get($"/abonnementen/{Id(made)}").Body()).GetProperty("lastError").GetString()!
            .ShouldContain("sleutel van de handtekening");
        _receiver.Came.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_wants_no_more_gets_no_more_until_it_is_resumed()
    {
        _receiver.Answer = _ => 410;
        var id = Id(await Subscribe(From));
        for (var i = 0; i < 200 && !await IsStopped(id); i++)
        {
            await Task.Delay(50);
        }

        (await IsStopped(id)).ShouldBeTrue();
        _receiver.Came.Count.ShouldBe(1);
        _receiver.Answer = _ => 200;
        (await _api.Post($"/abonnementen/{id}/_hervat", "")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _receiver.Until(1))[0].Sequence.ShouldBe(From + 1);
        (await _api.Send(HttpMethod.Delete, $"/abonnementen/{id}", null, ApiServer.Json)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await _api.Get($"/abonnementen/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_the_types_that_are_asked_for_come()
    {
        var types = new[] { "nl.verantwoordingsregister.lineage_declared" };
        using var answer = await _api.Post(
            "/abonnementen", JsonSerializer.Serialize(new { url = _receiver.Url, types, na = 0 }));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);

        (await _receiver.Until(3)).ShouldAllBe(m => m.Type == types[0]);
        _receiver.Taken.Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_subscription_is_said_at_once()
    {
        using var answer = await _api.Post("/abonnementen", """{"url":5,"types":["x"],"na":-1,"vreemd":true}""");

        (await answer.Body()).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("name").GetString())
            .ShouldBe(["vreemd", "url", "types[0]", "na"], ignoreOrder: true);
        (await _api.Get("/abonnementen").Body()).GetArrayLength().ShouldBe(0);
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;

    private async Task<bool> IsStopped(string id) =>
        (await _api.Get($"/abonnementen/{id}").Body()).GetProperty("isStopped").GetBoolean();

    private Task<string> Kept() => Ask("SELECT secret FROM ledger.webhooks");

    private async Task<string> Ask(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_api.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    private async Task<JsonElement> Subscribe(long after)
    {
        using var answer = await _api.Post("/abonnementen", JsonSerializer.Serialize(new
        {
            url = _receiver.Url,
            na = after
        }));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Body();
    }

    private async Task<long> Last()
    {
        var rest = await _api.Get($"/gebeurtenissen?na={From}&aantal=500").Body();
        return From + rest.GetArrayLength();
    }
}
