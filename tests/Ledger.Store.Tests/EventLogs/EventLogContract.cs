using Ledger.Domain;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

/// <summary>
/// What every engine does. The parts are in files of their own: appending, refusing, repeating, reading, order, limits.
/// After every test the whole log of its tenant is audited.
/// </summary>
public abstract partial class EventLogContract : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The engine under test.</summary>
    protected abstract IEventLog Log { get; }

    /// <summary>The tenant of this test alone.</summary>
    protected TenantId Tenant { get; } = Sample.NewTenant();

    /// <summary>Closes a stream, in the way that the engine has for it.</summary>
    protected abstract Task Archive(TenantId tenant, StreamId stream);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The audit after every test.</summary>
    public async ValueTask DisposeAsync()
    {
        await Audit(Tenant);
        GC.SuppressFinalize(this);
    }

    protected async Task<IReadOnlyList<Receipt>> Appended(params StreamAppend[] appends) =>
        (await Log.Append(Tenant, appends, Cancel)).ShouldBeOfType<AppendResult.Appended>().Receipts;

    /// <summary>Nothing stands twice, every stream counts from one without a gap, positions rise and instants never
    /// fall; read by stream, the log is the same.</summary>
    protected async Task Audit(TenantId tenant)
    {
        var all = await Log.All(tenant);
        all.Select(e => e.Id).ShouldBeUnique();
        all.Zip(all.Skip(1)).ShouldAllBe(pair => pair.First.Position < pair.Second.Position);
        all.Zip(all.Skip(1)).ShouldAllBe(pair => pair.First.RecordedAt <= pair.Second.RecordedAt);
        (await Log.Head(tenant, Cancel)).ShouldBe(all.Count == 0 ? 0 : all[^1].Position);
        foreach (var stream in all.GroupBy(e => e.Stream))
        {
            stream.Select(e => e.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i));
            (await Log.ReadStream(tenant, stream.Key, cancellationToken: Cancel).ToListAsync(Cancel))
                .ShouldBe(stream.ToList());
        }
    }
}
