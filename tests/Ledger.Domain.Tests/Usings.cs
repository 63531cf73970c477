global using Shouldly;
global using Xunit;
global using static Ledger.Domain.Tests.Scenario;
