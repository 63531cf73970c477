using Ledger.LocalPostgres;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>One server for all tests that only read.</summary>
public sealed class ApiSite(TestCluster cluster) : IAsyncLifetime
{
    internal ApiServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ApiServer.Start(cluster);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiSite>
{
    public const string Name = "api";
}
