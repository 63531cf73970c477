using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Access;
using Ledger.Store.Seal;
using Ledger.System.Tests.Program;
using Ledger.System.Tests.Web;
using Ledger.Web;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using NodaTime;
using Npgsql;

namespace Ledger.System.Tests.Api;

/// <summary>The API on the history of Dronten, sealed, in a database of its own, over real HTTP.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    public const string Plan = "bestaanszekerheid-bieden-2025-2028";
    public const string Json = "application/json";

    private const string AnyPort = "http://127.0.0.1:0";

    public static TenantId Tenant { get; } = TenantId.Parse("gm0303");

    private readonly TestDatabase _database;
    private readonly NpgsqlDataSource _source;
    private WebApplication _web;

    private ApiServer(WebApplication web, TestDatabase database, NpgsqlDataSource source)
    {
        (_web, _database, _source) = (web, database, source);
        Http = Client(web);
    }

    public HttpClient Http { get; private set; }

    /// <summary>The key of someone who records.</summary>
    public (ApiKey Key, string Text) Officer { get; private init; }

    /// <summary>The key of someone who administers.</summary>
    public string Administrator { get; private init; } = "";

    public Uri Url => Http.BaseAddress!;

    public string ConnectionString => _database.ConnectionString;

    /// <summary>Where the keys are that things in the database are encrypted with.</summary>
    public string KeyFolder { get; private init; } = "";

    /// <summary>Starts on the history of Dronten.</summary>
    public static async Task<ApiServer> Start(TestCluster cluster, WebhookOptions? webhooks = null) =>
        await Start(await Dronten.Database(cluster), webhooks);

    /// <summary>Starts on a ledger with nothing in it.</summary>
    public static async Task<ApiServer> StartEmpty(TestCluster cluster) =>
        await Start(await Dronten.Empty(cluster), null);

    private static async Task<ApiServer> Start(TestDatabase database, WebhookOptions? webhooks)
    {
        var source = PostgresEventLog.DataSource(database.ConnectionString);
        var keys = new ApiKeys(source, Tenant);
        var until = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1);
        var officer = await keys.Add(Role.Officer, "test", until);
        var administrator = await keys.Add(Role.Administrator, "test", until);
        var folder = Path.Combine(Path.GetTempPath(), $"ledger-keys-{Guid.NewGuid():N}");
        return new ApiServer(await Serve(source, webhooks, folder), database, source)
        {
            KeyFolder = folder,
            Officer = officer,
            Administrator = administrator.Text,
        };
    }

    /// <summary>Ends the server as its program does; what is in the database stays.</summary>
    public async Task Stop()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
    }

    /// <summary>Starts a server again on the same database.</summary>
    public async Task Restart(WebhookOptions webhooks)
    {
        _web = await Serve(_source, webhooks, KeyFolder);
        Http.Dispose();
        Http = Client(_web);
    }

    /// <summary>Everything recorded.</summary>
    public Task<IReadOnlyList<RecordedEvent>> Recorded() =>
        new LedgerHistory(new PostgresEventLog(_source), Tenant).OfTenant();

    /// <summary>Asks for an address behind the root.</summary>
    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, Json, headers);

    /// <summary>Sends a body.</summary>
    public Task<HttpResponseMessage> Post(
        string path, string body, string mediaType = Json, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body, mediaType, headers);

    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, string? body, string mediaType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/v1" + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        }

        request.Headers.Add(
            "X-Api-Key", path.StartsWith("/abonnementen", StringComparison.Ordinal) ? Administrator : Officer.Text);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _web.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(KeyFolder, recursive: true);
    }

    private static HttpClient Client(WebApplication web) =>
        new() { BaseAddress = new Uri(web.Urls.First()), Timeout = TimeSpan.FromSeconds(30) };

    private static async Task<WebApplication> Serve(NpgsqlDataSource source, WebhookOptions? webhooks, string keyFolder)
    {
        var web = Site.Web(source, new LedgerWebOptions(Tenant, "Dronten", [AnyPort], Seal(source))
        {
            Access = new AccessOptions { Database = source, KeyFolder = keyFolder },
            Webhooks = webhooks ?? new WebhookOptions(),
        });
        await web.StartAsync();
        return web;
    }

    // The API only reads the seal: what the folder would hold is not asked for.
    private static LedgerSeal Seal(NpgsqlDataSource source) => new(
        new Prover(source), new LogAudit(source, new SealFolder(Path.GetTempPath())), new EvidenceWriter(source));
}

/// <summary>What is read of an answer.</summary>
internal static class Answers
{
    public static async Task<JsonElement> Body(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static async Task<JsonElement> Body(this Task<HttpResponseMessage> answer)
    {
        using var got = await answer;
        return await got.Body();
    }

    public static string Header(this HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);
}
