using System.Threading.Channels;
using Ledger.CritterStack.Outbox;
using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>That there is something to send is kept by Wolverine until it was sent.</summary>
public sealed class FeedOutboxTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private readonly TenantId _tenant = Sample.NewTenant();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_either_engine_records_is_sent_and_what_is_due_later_is_sent_then()
    {
        var rounds = Channel.CreateUnbounded<long>();
        var wantsMore = 1;
        var outbox = new FeedOutbox(database.ConnectionString, _tenant, async cancellation =>
        {
            await rounds.Writer.WriteAsync((await database.Ours.All(_tenant)).Count, cancellation);
            return Interlocked.Exchange(ref wantsMore, 0) == 1
                ? SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(200) : null;
        });
        await outbox.StartAsync(Cancel);

        // The one that begins, and the one that was asked for.
        await Until(rounds, 0);
        await Until(rounds, 0);
        var plan = new RandomPlan(new Random(Random.Shared.Next()), 1);
        foreach (var engine in (IEventLog[])[database.Ours, database.Martens])
        {
            (await engine.Append(_tenant, [plan.Next()], Cancel)).ShouldBeOfType<AppendResult.Appended>();
            await Until(rounds, (await database.Ours.All(_tenant)).Count);
        }

        await outbox.StopAsync(Cancel);
        (await Waiting()).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_not_sent_waits_in_the_database_for_the_next_program()
    {
        var tried = new TaskCompletionSource();
        var failing = new FeedOutbox(database.ConnectionString, _tenant, _ =>
        {
            tried.TrySetResult();
            throw new StoreException(new StoreFault.Busy("nothing goes out"));
        });
        await failing.StartAsync(Cancel);
        await tried.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await failing.StopAsync(Cancel);
        (await Waiting()).ShouldBeGreaterThan(0);

        var outbox = new FeedOutbox(database.ConnectionString, _tenant, _ => Task.FromResult<Instant?>(null));
        await outbox.StartAsync(Cancel);
        while (await Waiting() > 0)
        {
            await Task.Delay(50, Cancel);
        }

        await outbox.StopAsync(Cancel);
    }

    private static async Task Until(Channel<long> rounds, long events)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await rounds.Reader.ReadAsync(patience.Token) < events)
        {
        }
    }

    private Task<long> Waiting() => database.Ask<long>(
        $"SELECT count(*) FROM ledger_outbox_{_tenant}.wolverine_incoming_envelopes WHERE status <> 'Handled'");
}
