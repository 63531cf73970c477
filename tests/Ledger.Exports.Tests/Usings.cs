global using Ledger.Projections;
global using Ledger.Projections.Tests;
