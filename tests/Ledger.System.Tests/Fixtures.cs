using Ledger.LocalPostgres;
using Ledger.System.Tests.Web;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster))]
[assembly: AssemblyFixture(typeof(Chromium))]
