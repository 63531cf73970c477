using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>The contract with both engines at work on one database: every second append is Marten's.</summary>
public sealed class BothEnginesTests(SharedDatabase database) : EventLogContract, IClassFixture<SharedDatabase>
{
    protected override IEventLog Log { get; } = new TakingTurns(database.Ours, database.Martens);

    protected override Task Archive(TenantId tenant, StreamId stream) => database.Execute(
        $"UPDATE ledger.mt_streams SET is_archived = TRUE WHERE tenant_id = '{tenant}' AND id = '{stream}'");
}
