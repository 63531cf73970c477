using System.Net;
using System.Text.Json;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Store;
using Ledger.Store.Actors;
using Ledger.Store.Seal;
using Ledger.Web;
using Ledger.Web.Access;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>When the sealer will not sign any more, who watches the web is told, and who reads it.</summary>
public sealed class SealHealthTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly TenantId Tenant = TenantId.Parse("gm0303");

    private readonly string _home = Path.Combine(Path.GetTempPath(), $"ledger-health-{Guid.NewGuid():N}");
    private TestDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _database = await cluster.FreshDatabase("ledger_web", Site.Fill, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task What_is_not_sealed_any_more_turns_the_health_red_and_shows_on_the_page()
    {
        await using var source = PostgresEventLog.DataSource(_database.ConnectionString);
        var folder = new SealFolder(_home);
        var sealer = new Sealer(source, folder);
        await sealer.Seal(Tenant, null, Cancel);
        var loop = new SealLoop(source, sealer) { Patience = TimeSpan.FromMilliseconds(100) };
        var seal = new LedgerSeal(new Prover(source), new LogAudit(source, folder), new EvidenceWriter(source), loop);
        string[] urls = ["http://127.0.0.1:0"];
        await using var web = Site.Web(source, new LedgerWebOptions(Tenant, "Dronten", urls, seal)
        {
            Access = new AccessOptions { Database = source },
        });
        await web.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(web.Urls.First()) };
        (await Health(http, HttpStatusCode.OK)).GetProperty("isHealthy").GetBoolean().ShouldBeTrue();

        await Rewrite(source, "mw-1");

        var health = await Health(http, HttpStatusCode.ServiceUnavailable);
        health.GetProperty("isHealthy").GetBoolean().ShouldBeFalse();
        health.GetProperty("sealRefusal").GetString()!.ShouldContain("not the one that was signed");
        (await http.GetStringAsync("/bewijs", Cancel)).ShouldContain("Er wordt niet meer verzegeld.");

        await Rewrite(source, "mw-2");
        await Health(http, HttpStatusCode.OK);
    }

    /// <summary>
    /// Flips the bits of a hash of the tree, and records something, so that there is something to seal.
    /// </summary>
    private static async Task Rewrite(NpgsqlDataSource source, string actor)
    {
        await using var command = source.CreateCommand(
            "UPDATE ledger.seal_tiles SET hashes = set_byte(hashes, 7, 255 - get_byte(hashes, 7))");
        await command.ExecuteNonQueryAsync(Cancel);
        var book = new SourceId(Slug.Parse("uitvoeringsprogramma-bestaanszekerheid-824735"));
        var day = HistoricalDate.On(new LocalDate(2026, 1, 1));
        (await new ActorNames(source, new Recorder(new PostgresEventLog(source), SystemClock.Instance)).Name(
            Tenant, new Actor(Slug.Parse(actor)), "J. Jansen",
            new Accountability(
                new Basis.Published(book), day, day, "In dienst", [new Citation(book, "§1")],
                new Actor(Slug.Parse("mw-0")), Provenance.Contemporaneous),
            Cancel)).ShouldBeOfType<RecordOutcome.Recorded>();
    }

    /// <summary>Waits until the health is what it should become.</summary>
    private static async Task<JsonElement> Health(HttpClient http, HttpStatusCode becomes)
    {
        for (var tries = 0; ; tries++)
        {
            using var answer = await http.GetAsync("/gezond", Cancel);
            var health = await answer.Content.ReadAsStringAsync(Cancel);
            if (answer.StatusCode == becomes)
            {
                return JsonDocument.Parse(health).RootElement.Clone();
            }

            tries.ShouldBeLessThan(200, health);
            await Task.Delay(100, Cancel);
        }
    }
}
