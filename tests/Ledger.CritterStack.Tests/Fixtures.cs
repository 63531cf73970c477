using Ledger.CritterStack.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(TestServer))]
