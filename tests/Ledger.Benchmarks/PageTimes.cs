using System.Diagnostics;
using System.Globalization;
using Ledger.Domain;
using Ledger.Dossier;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Web;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using NodaTime;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>
/// How long the server takes for a page, against the questions to the reader that the page answers: on the real history
/// of a municipality, and on a synthetic one of 29,000 events, in one log of a million.
/// </summary>
internal static class PageTimes
{
    private const int Events = 1_000_000;
    private const int Tenants = 34;

    public static async Task Run(LocalCluster cluster, string dossier, int rounds, string? only)
    {
        await using var source = await Growth.Filled(cluster, "log_pages", Events, Tenants);
        await GrowthTables.Fill(source, await cluster.EnsureDatabase("log_pages"), Tenants);
        var log = new PostgresEventLog(source);
        var real = TenantId.Parse("gm0999");
        await Record(log, real, dossier);
        var host = new ProjectionHost(source, log);
        await host.CatchUp(real);
        await Say(string.Join('\n', await Machine.Describe(source)));
        await Say("| page | question ms | page ms | ÷ | again ms | kB |");
        await Say("|---|---|---|---|---|---|");
        foreach (var (tenant, asked) in new[]
        {
            (real, PageQuestions.OfDronten), (Synthetic.Tenant(1), PageQuestions.OfMany),
        })
        {
            var side = new Side(source, log, host, tenant);
            await side.Warm(asked);
            foreach (var page in asked.Where(p => only is null || p.Address.Contains(only, StringComparison.Ordinal)))
            {
                await Say(await Line(side, page, rounds));
            }
        }
    }

    // The question and the page in turn, each by a reader of its own, so that neither remembers what the other read.
    private static async Task<string> Line(Side side, PageQuestion page, int rounds)
    {
        List<double> asked = [], first = [], again = [];
        long bytes = 0;
        for (var round = 0; round < rounds; round++)
        {
            asked.Add(await side.Ask(page));
            var (cold, warm, size) = await side.Show(page);
            first.Add(cold);
            again.Add(warm);
            bytes = size;
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"| {page.Address} | {Middle(asked):0.0} | {Middle(first):0.0} | {Middle(first) / Middle(asked):0.0} | "
            + $"{Middle(again):0.0} | {bytes / 1000} |");
    }

    private static async Task Record(PostgresEventLog log, TenantId tenant, string dossier)
    {
        var content = DossierReader.Read(dossier, SystemClock.Instance.GetCurrentInstant().InUtc().Date).Content
            ?? throw new InvalidOperationException($"{dossier} is not a dossier.");
        if (await log.Head(tenant) == 0 && await new Recorder(log, SystemClock.Instance).Record(
            tenant, content.Instructions, "pages", default) is not RecordOutcome.Recorded)
        {
            throw new InvalidOperationException($"{dossier} could not be recorded.");
        }
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);

    private sealed record Side(NpgsqlDataSource Source, PostgresEventLog Log, ProjectionHost Host, TenantId Tenant)
    {
        public async Task<double> Ask(PageQuestion page)
        {
            var reader = new LedgerReader(Source, Log, Host, Tenant);
            var start = Stopwatch.GetTimestamp();
            await page.Ask(reader);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        /// <summary>A page of a web that was just started, and once more; and how long it is.</summary>
        public async Task<(double Cold, double Warm, long Bytes)> Show(PageQuestion page)
        {
            await using var web = Web();
            await web.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(web.Urls.First()) };

            // The connection is there, and whatever a web does when it starts is over.
            await Get(client, "/aanmelden");
            await Task.Delay(100);
            var (cold, _) = await Get(client, page.Address);
            var (warm, bytes) = await Get(client, page.Address);
            return (cold, warm, bytes);
        }

        /// <summary>Shows every page often enough for its code to be the code that a web runs after a while.</summary>
        public async Task Warm(IReadOnlyList<PageQuestion> pages)
        {
            await using var web = Web();
            await web.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(web.Urls.First()) };
            foreach (var page in Enumerable.Repeat(pages, 40).SelectMany(all => all))
            {
                await Get(client, page.Address);
                await page.Ask(new LedgerReader(Source, Log, Host, Tenant));
            }
        }

        private WebApplication Web() => LedgerWeb.Create(
            Log, new LedgerReader(Source, Log, Host, Tenant), Host,
            new LedgerWebOptions(Tenant, "Dronten", ["http://127.0.0.1:0"])
            {
                Access = new AccessOptions { Database = Source },
            });

        private static async Task<(double Ms, long Bytes)> Get(HttpClient client, string address)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(address);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return (int)answer.StatusCode is 200 or 404
                ? (ms, bytes.Length)
                : throw new InvalidOperationException($"{address}: {answer.StatusCode}.");
        }
    }
}
