using Ledger.Domain;
using Ledger.Dossier;
using Ledger.LocalPostgres;
using Ledger.Store;
using Ledger.System.Tests.Tidy;
using Ledger.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>The pages on the real history of Dronten, in a real PostgreSQL, and a real Chromium.</summary>
public sealed class Site(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;
    private WebApplication? _web;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the pages are.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Where screenshots go, to be looked at.</summary>
    public static string Screenshots { get; } = Path.Combine(Path.GetTempPath(), "ledger-schermen");

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _database = await cluster.FreshDatabase("ledger_web", Fill, cancellationToken);
        _source = PostgresEventLog.DataSource(_database.ConnectionString);
        _web = LedgerWeb.Create(
            new PostgresEventLog(_source),
            new LedgerWebOptions(TenantId.Parse("gm0303"), "Dronten", ["http://127.0.0.1:0"]));
        await _web.StartAsync(cancellationToken);
        Url = _web.Urls.First();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await ChromiumProgram.Find(cancellationToken),
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        Directory.CreateDirectory(Screenshots);
    }

    /// <summary>A page of its own, of a width, with or without script.</summary>
    public async Task<IPage> Page(int width = 1280, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "nl-NL",
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }

        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>The schema, with the history of Dronten.</summary>
    internal static async Task Fill(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = PostgresEventLog.DataSource(connectionString);
        (await PostgresSchema.Install(source, cancellationToken)).ShouldBeOfType<SchemaResult.Ready>();
        var folder = Path.Combine(SourceTree.Root, "ops", "dossier", "dronten");
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        var content = DossierReader.Read(folder, today).Content.ShouldNotBeNull();
        (await new Recorder(new PostgresEventLog(source), SystemClock.Instance).Record(
            TenantId.Parse("gm0303"), content.Instructions, "test", cancellationToken))
            .ShouldBeOfType<RecordOutcome.Recorded>();
    }
}
