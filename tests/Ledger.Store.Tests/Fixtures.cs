using System.Runtime.Versioning;
using Ledger.LocalPostgres;
using Ledger.Store.Tests.LocalPostgres;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster))]
[assembly: AssemblyFixture(typeof(StoppedCluster))]

// The tests of the local cluster change modes and owners of files, and kill processes.
[assembly: UnsupportedOSPlatform("windows")]
