using Ledger.LocalPostgres;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster))]
