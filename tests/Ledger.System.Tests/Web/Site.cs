using System.Net;
using Ledger.Domain;
using Ledger.Dossier;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Access;
using Ledger.Store.Seal;
using Ledger.System.Tests.Tidy;
using Ledger.Web;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;
using NetCookie = System.Net.Cookie;

namespace Ledger.System.Tests.Web;

/// <summary>The pages on the real history of Dronten, in a real PostgreSQL, and a real Chromium.</summary>
public sealed class Site(TestCluster cluster) : IAsyncLifetime
{
    private readonly string _home = Path.Combine(Path.GetTempPath(), $"ledger-site-{Guid.NewGuid():N}");

    private TestDatabase? _database;
    private NpgsqlDataSource? _source;
    private WebApplication? _web;
    private readonly SemaphoreSlim _signingIn = new(1);
    private readonly Dictionary<string, IReadOnlyList<BrowserContextCookiesResult>> _signedIn = [];
    private readonly Chromium _chromium = new();
    private readonly List<(string Test, IPage Page)> _windows = [];
    private string[] _targets = [];

    private const string Officer = "ambtenaar";
    private const string Auditor = "controleur";
    private const string Password = "paard-batterij-nietje";

    private static TenantId Tenant { get; } = TenantId.Parse("gm0303");

    /// <summary>Where the pages are.</summary>
    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _database = (await cluster.FreshDatabase("ledger_web", Fill, cancellationToken)).Checked();
        _source = PostgresEventLog.DataSource(_database.ConnectionString);
        var options = new LedgerWebOptions(
            Tenant, "Dronten", ["http://127.0.0.1:0"], await Seal(_source, cancellationToken))
        {
            Access = new AccessOptions { Database = _source },
        };
        _web = Web(_source, options);
        await _web.StartAsync(cancellationToken);
        Url = _web.Urls.First();
        var accounts = new Accounts(_source, Tenant);
        (await accounts.Add(
            Officer, Role.Officer, new Actor(Slug.Parse("medewerker-7f3a")), Passwords.Hash(Password),
            cancellationToken)).ShouldBeTrue();
        (await accounts.Add(
            Auditor, Role.Auditor, new Actor(Slug.Parse("auditor-1b2c")), Passwords.Hash(Password),
            cancellationToken)).ShouldBeTrue();
    }

    /// <summary>The web of a municipality on a database.</summary>
    public static WebApplication Web(NpgsqlDataSource source, LedgerWebOptions options)
    {
        var log = new PostgresEventLog(source);
        var projections = new ProjectionHost(source, log);
        return LedgerWeb.Create(log, new LedgerReader(source, log, projections, options.Tenant), projections, options);
    }

    /// <summary>A page for this test, of a width, with or without script; those of tests before it close.</summary>
    public Task<IPage> Page(int width = 1280, bool script = true) => PageOf("", width, script);

    /// <summary>A page of an officer who is signed in, with or without script.</summary>
    public Task<IPage> OfficersPage(int width = 1280, bool script = true) => PageOf(Officer, width, script);

    /// <summary>A page of the auditor who is signed in.</summary>
    public Task<IPage> AuditorsPage() => PageOf(Auditor, 1280, true);

    /// <summary>A page that is nobody else's, until the end.</summary>
    public async Task<IPage> PageToKeep(bool isOfOfficer)
    {
        var page = await Opened();
        await Enter(page, isOfOfficer ? Officer : "");
        return page;
    }

    private async Task<IPage> PageOf(string name, int width, bool script)
    {
        var test = TestContext.Current.Test?.UniqueID ?? "";
        foreach (var (_, left) in _windows.Where(w => w.Test != test))
        {
            await left.Context.CloseAsync();
        }

        _windows.RemoveAll(w => w.Test != test);
        var page = await Opened(script, width);
        _windows.Add((test, page));
        await Enter(page, name);
        return page;
    }

    private async Task<IPage> Opened(bool script = true, int width = 1280)
    {
        var context = await (await _chromium.Browser()).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "nl-NL",
        });
        return await context.NewPageAsync();
    }

    private async Task Enter(IPage page, string name)
    {
        if (name.Length > 0)
        {
            await page.Context.AddCookiesAsync((await Session(name)).Select(c => new Microsoft.Playwright.Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = c.Domain,
                Path = c.Path,
                HttpOnly = c.HttpOnly,
            }));
        }
    }

    private async Task<IReadOnlyList<BrowserContextCookiesResult>> Session(string name)
    {
        await _signingIn.WaitAsync(CancellationToken.None);
        try
        {
            if (!_signedIn.TryGetValue(name, out var cookies))
            {
                _signedIn[name] = cookies = await SignIn(name);
            }

            return cookies;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    /// <summary>A client with the session of that officer.</summary>
    public async Task<HttpClient> OfficersClient()
    {
        var cookies = new CookieContainer();
        foreach (var cookie in await Session(Officer))
        {
            cookies.Add(new Uri(Url), new NetCookie(cookie.Name, cookie.Value));
        }

        return new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(Url) };
    }

    /// <summary>Targets that an officer is offered to change, found on the page once.</summary>
    public async Task<IReadOnlyList<string>> Targets()
    {
        if (_targets.Length == 0)
        {
            const string Way = "/vastleggen/streefwaarde/";
            var page = await OfficersPage();
            await page.GotoAsync("/vastleggen?soort=streefwaarde&q=kansengelijkheid");
            _targets = await page.EvaluateAsync<string[]>(
                $"() => [...document.querySelectorAll('.treffers a')].map(a => a.pathname.slice({Way.Length}))");
        }

        return _targets;
    }

    private async Task<IReadOnlyList<BrowserContextCookiesResult>> SignIn(string name)
    {
        var page = await Opened();
        await page.GotoAsync("/aanmelden");
        await page.GetByLabel("Naam").FillAsync(name);
        await page.GetByLabel("Wachtwoord").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await page.WaitForURLAsync(Url + "/");
        var cookies = await page.Context.CookiesAsync();
        await page.Context.CloseAsync();
        return cookies;
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _signingIn.Dispose();
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

        if (Directory.Exists(_home))
        {
            Directory.Delete(_home, recursive: true);
        }
    }

    private async Task<LedgerSeal> Seal(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var folder = new SealFolder(_home);
        (await new Sealer(source, folder).Seal(Tenant, null, cancellationToken)).ShouldNotBeNull();
        return new LedgerSeal(new Prover(source), new LogAudit(source, folder), new EvidenceWriter(source));
    }

    /// <summary>The schema, with the history of Dronten.</summary>
    internal static async Task Fill(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = PostgresEventLog.DataSource(connectionString);
        (await PostgresSchema.Install(source, cancellationToken)).ShouldBeOfType<SchemaResult.Ready>();
        var folder = Path.Combine(SourceTree.Root, "ops", "dossier", "dronten");
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        var content = DossierReader.Read(folder, today).Content.ShouldNotBeNull();
        var log = new PostgresEventLog(source);
        (await new Recorder(log, SystemClock.Instance).Record(
            Tenant, content.Instructions, "test", cancellationToken))
            .ShouldBeOfType<RecordOutcome.Recorded>();
        var projections = new ProjectionHost(source, log);
        await projections.Start(null, cancellationToken);
        await projections.CatchUp(cancellationToken);
    }
}
