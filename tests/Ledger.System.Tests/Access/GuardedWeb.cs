using System.Net;
using System.Text.RegularExpressions;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Store;
using Ledger.Store.Access;
using Ledger.System.Tests.Web;
using Ledger.Web;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>The web with its doors in, on the history of Dronten: an account and a key for every role.</summary>
public sealed partial class GuardedWeb(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>The password of every account.</summary>
    public const string Password = "paard-batterij-nietje";

    // To hash one is meant to take long; every account keeps the same.
    private static readonly Lazy<string> Kept = new(() => Passwords.Hash(Password));

    private readonly Dictionary<Role, string> _keys = [];
    private readonly Dictionary<Role, HttpClient> _sessions = [];
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;
    private WebApplication? _web;

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = new("http://localhost");

    /// <summary>The web itself, for what it holds.</summary>
    public WebApplication Web => _web!;

    /// <summary>The database behind it, as its owner.</summary>
    public NpgsqlDataSource Database => _source!;

    public static TenantId Tenant { get; } = TenantId.Parse("gm0303");

    public Accounts Accounts => new(Database, Tenant);

    public ApiKeys Keys => new(Database, Tenant);

    public AccessLog Log => new(Database, Tenant);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = (await cluster.FreshDatabase("ledger_web", Site.Fill, Cancel)).Checked();
        _source = PostgresEventLog.DataSource(_database.ConnectionString);
        _web = await Start(new AccessOptions { Database = _source, Limits = new Limits(SignInsPerMinute: 10_000) });
        Url = new Uri(_web.Urls.First());
        var until = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1);
        foreach (var role in Enum.GetValues<Role>())
        {
            _keys[role] = (await Keys.Add(role, "test", until, Cancel)).Text;
            if (role != Role.Public)
            {
                await AddAccount(role.Word(), role);
                _sessions[role] = await SignedIn(role.Word());
            }
        }
    }

    /// <summary>Another web on the same database.</summary>
    public async Task<WebApplication> Start(AccessOptions access, string tenant = "gm0303")
    {
        var web = Site.Web(
            Database,
            new LedgerWebOptions(TenantId.Parse(tenant), "Dronten", ["http://127.0.0.1:0"]) { Access = access });
        await web.StartAsync(Cancel);
        return web;
    }

    /// <summary>An account with the password of every account.</summary>
    public async Task AddAccount(string name, Role role) =>
        (await Accounts.Add(
            name, role, new Actor(Slug.Parse($"gebruiker-{name}")), Kept.Value, Cancel)).ShouldBeTrue();

    /// <summary>A browser that nobody signed in with.</summary>
    public HttpClient Browser(Uri? url = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
    })
    {
        BaseAddress = url ?? Url,
    };

    /// <summary>A browser signed in as an account.</summary>
    public async Task<HttpClient> SignedIn(string name)
    {
        var browser = Browser();
        using var answer = await SendSignIn(browser, name, Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>The browser of a role; for nobody and for the public one that nobody signed in with.</summary>
    public HttpClient Session(Role role) => _sessions.GetValueOrDefault(role) ?? Browser();

    /// <summary>A program with the key of a role.</summary>
    public HttpClient Program(Role role, Uri? url = null)
    {
        var program = Browser(url);
        program.DefaultRequestHeaders.Add("X-Api-Key", _keys[role]);
        return program;
    }

    /// <summary>Fills in the form of signing in and sends it.</summary>
    public static async Task<HttpResponseMessage> SendSignIn(
        HttpClient browser, string name, string password, string back = "/")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await FormToken(browser, "/aanmelden"),
            ["naam"] = name,
            ["wachtwoord"] = password,
            ["terug"] = back,
        });
        return await browser.PostAsync("/aanmelden", form, Cancel);
    }

    /// <summary>The token of the form on a page.</summary>
    public static async Task<string> FormToken(HttpClient browser, string page)
    {
        var html = await browser.GetStringAsync(page, Cancel);
        return HiddenToken().Match(html) is { Success: true } found
            ? found.Groups[1].Value : throw new InvalidOperationException($"{page} has no form:\n{html}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

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

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenToken();
}

/// <summary>One guarded web for all tests of access: making it takes longer than asking it.</summary>
[CollectionDefinition(Name)]
public sealed class GuardedCollection : ICollectionFixture<GuardedWeb>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "guarded";
}
