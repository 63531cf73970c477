using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>Every test of the pages looks at the same site: making it takes longer than looking.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "site";
}

/// <summary>A site of its own for the tests that take longest, so that they run beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class ExaminedSiteCollection : ICollectionFixture<Site>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "examined site";
}
