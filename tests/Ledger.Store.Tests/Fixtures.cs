using System.Runtime.Versioning;
using Ledger.LocalPostgres;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster))]

// The tests of the local cluster change modes and owners of files, and kill processes.
[assembly: UnsupportedOSPlatform("windows")]
