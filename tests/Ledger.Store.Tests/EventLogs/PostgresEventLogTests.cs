using Ledger.Domain;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

public sealed class PostgresEventLogTests(LedgerDatabase database) : EventLogContract, IClassFixture<LedgerDatabase>
{
    protected override IEventLog Log { get; } = new PostgresEventLog(database.Source);

    protected override Task Archive(TenantId tenant, StreamId stream) => database.Execute(
        $"UPDATE ledger.mt_streams SET is_archived = TRUE WHERE tenant_id = '{tenant}' AND id = '{stream}'");
}
