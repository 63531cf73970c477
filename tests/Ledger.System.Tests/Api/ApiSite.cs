using Ledger.LocalPostgres;
using Ledger.Web;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>One server for all tests that only read.</summary>
public sealed class ApiSite(TestCluster cluster) : IAsyncLifetime
{
    internal ApiServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ApiServer.Start(cluster);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>
/// One server for the tests that record, follow and subscribe, one after the other: each has its own values, its own
/// receiver and its own subscription, so that none meets what another left.
/// </summary>
public sealed class ApiWorkshop(TestCluster cluster) : IAsyncLifetime
{
    internal static WebhookOptions Fast { get; } = new(AllowLoopback: true, MostTries: 3, FirstPauseMs: 20);

    internal ApiServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ApiServer.Start(cluster, Fast);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiSite>
{
    public const string Name = "api";
}

[CollectionDefinition(Name)]
public sealed class ApiWorkshopCollection : ICollectionFixture<ApiWorkshop>
{
    public const string Name = "api workshop";
}
