using Ledger.LocalPostgres;

[assembly: AssemblyFixture(typeof(TestCluster))]
