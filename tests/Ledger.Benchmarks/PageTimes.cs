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

    // The code is then the code that a web runs after a while.
    private const int WarmRounds = 30;

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
            await using var side = await Side.Start(source, log, host, tenant);
            for (var round = 0; round < WarmRounds; round++)
            {
                foreach (var page in asked)
                {
                    await side.Measure(page);
                }
            }

            foreach (var page in asked.Where(p => only is null || p.Address.Contains(only, StringComparison.Ordinal)))
            {
                await Say(await Line(side, page, rounds));
            }
        }
    }

    // In turn, so that what else the machine does hits both.
    private static async Task<string> Line(Side side, PageQuestion page, int rounds)
    {
        List<double> asked = [], first = [], again = [];
        long bytes = 0;
        for (var round = 0; round < rounds; round++)
        {
            var (question, cold, warm, size) = await side.Measure(page);
            asked.Add(question);
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

    /// <summary>A municipality in that log, with its web as it runs after a while.</summary>
    private sealed class Side : IAsyncDisposable
    {
        private readonly LedgerReader _reader;
        private readonly WebApplication _web;
        private readonly HttpClient _client;
        private int _asked;

        private Side(LedgerReader reader, WebApplication web) => (_reader, _web, _client) =
            (reader, web, new HttpClient { BaseAddress = new Uri(web.Urls.First()) });

        public static async Task<Side> Start(
            NpgsqlDataSource source, PostgresEventLog log, ProjectionHost host, TenantId tenant)
        {
            var web = LedgerWeb.Create(
                log, new LedgerReader(source, log, host, tenant), host,
                new LedgerWebOptions(tenant, "Dronten", ["http://127.0.0.1:0"])
                {
                    Access = new AccessOptions { Database = source },
                });
            await web.StartAsync();
            return new Side(new LedgerReader(source, log, host, tenant), web);
        }

        /// <summary>The question, the page, and the page once more; and how long it is.</summary>
        /// <remarks>
        /// Each time through a lens of its own that hides nothing, so that neither is remembered from before.
        /// </remarks>
        public async Task<(double Question, double First, double Again, long Bytes)> Measure(PageQuestion page)
        {
            var moment = Instant.FromUtc(2100, 1, 1, 0, 0).Plus(Duration.FromSeconds(++_asked));
            var start = Stopwatch.GetTimestamp();
            await page.Ask(_reader, new Lens(Recorded: moment));
            var question = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var sign = page.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var address = $"{page.Address}{sign}vastgelegd={Uri.EscapeDataString($"{moment}")}";
            var (first, _) = await Get(address);
            var (again, bytes) = await Get(address);
            return (question, first, again, bytes);
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _web.DisposeAsync();
        }

        private async Task<(double Ms, long Bytes)> Get(string address)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await _client.GetAsync(address);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return (int)answer.StatusCode is 200 or 404
                ? (ms, bytes.Length)
                : throw new InvalidOperationException($"{address}: {answer.StatusCode}.");
        }
    }
}
