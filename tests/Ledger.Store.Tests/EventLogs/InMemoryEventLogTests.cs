using Ledger.Domain;

namespace Ledger.Store.Tests.EventLogs;

public sealed class InMemoryEventLogTests : EventLogContract
{
    private readonly InMemoryEventLog _log = new();

    protected override IEventLog Log => _log;

    protected override Task Archive(TenantId tenant, StreamId stream)
    {
        _log.Archive(tenant, stream);
        return Task.CompletedTask;
    }
}
