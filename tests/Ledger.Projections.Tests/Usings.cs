global using Ledger.Domain;
global using Ledger.Domain.Budgets;
global using Ledger.Domain.Plans;
global using Ledger.Store;
global using Shouldly;
global using Xunit;
