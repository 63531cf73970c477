using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using Xunit;

namespace Ledger.CritterStack.Tests;

public sealed class MartenEventLogTests(SharedDatabase database) : EventLogContract, IClassFixture<SharedDatabase>
{
    protected override IEventLog Log => database.Martens;

    protected override Task Archive(TenantId tenant, StreamId stream) => database.Execute(
        $"UPDATE ledger.mt_streams SET is_archived = TRUE WHERE tenant_id = '{tenant}' AND id = '{stream}'");
}
