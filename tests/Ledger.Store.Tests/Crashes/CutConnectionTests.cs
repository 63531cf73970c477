using System.Net;
using System.Net.Sockets;
using Ledger.Domain;
using Ledger.Store.Neighbour;
using Ledger.Store.Tests.EventLogs;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Crashes;

public sealed class CutConnectionTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private readonly TenantId _tenant = Sample.NewTenant();
    private CuttingProxy? _proxy;
    private NpgsqlDataSource? _source;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CuttingProxy Proxy => _proxy!;

    private PostgresEventLog Log => new(_source!);

    public async ValueTask InitializeAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        EndPoint server = settings.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{settings.Host}/.s.PGSQL.{settings.Port}")
            : new IPEndPoint(IPAddress.Loopback, settings.Port);
        _proxy = new CuttingProxy(server);
        (settings.Host, settings.Port, settings.MaxPoolSize) = ("127.0.0.1", _proxy.Port, 4);
        _source = PostgresEventLog.DataSource(settings.ConnectionString);
        await Log.Append(_tenant, [Sample.Append("first", 0)], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _source!.DisposeAsync();
        await Proxy.DisposeAsync();
    }

    [Fact]
    public async Task When_the_answer_is_lost_after_the_commit_the_caller_gets_the_first_receipt()
    {
        var log = Log;
        await log.Append(_tenant, [Sample.Append("warm", 0)], Cancel);
        var append = Sample.Append("a", 0, Sample.Events(3));
        Proxy.CutAnswerTo("plan/a");

        var receipt = (await log.Append(_tenant, [append], Cancel))
            .ShouldBeOfType<AppendResult.Appended>().Receipts.ShouldHaveSingleItem();

        Proxy.Cuts.ShouldBe(1);
        var stored = await new PostgresEventLog(database.Source).Stream(_tenant, "a");
        stored.Select(e => e.Id).ShouldBe(append.Events.Select(e => e.Id));
        (receipt.Version, receipt.Position, receipt.RecordedAt)
            .ShouldBe((3, stored[^1].Position, stored[^1].RecordedAt));
    }

    [Fact]
    public async Task When_the_answer_is_lost_and_nobody_asks_again_the_append_is_there()
    {
        var log = new PostgresEventLog(_source!, patience: Duration.Zero);
        await log.Append(_tenant, [Sample.Append("warm", 0)], Cancel);
        Proxy.CutAnswerTo("plan/a");

        (await Should.ThrowAsync<StoreException>(() => log.Append(_tenant, [Sample.Append("a", 0)], Cancel)))
            .Fault.ShouldBeOfType<StoreFault.Unreachable>();

        (await new PostgresEventLog(database.Source).Stream(_tenant, "a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_request_is_lost_it_is_recorded_by_the_second()
    {
        var log = Log;
        await log.Append(_tenant, [Sample.Append("warm", 0)], Cancel);
        Proxy.CutNextRequest();

        (await log.Append(_tenant, [Sample.Append("a", 0)], Cancel)).ShouldBeOfType<AppendResult.Appended>();

        Proxy.Cuts.ShouldBe(1);
        (await log.Stream(_tenant, "a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_read_whose_connection_is_cut_goes_on_where_it_was()
    {
        var log = Log;
        await log.Append(_tenant, [Sample.Append("long", 0, Sample.Events(2000))], Cancel);
        List<long> read = [];

        await foreach (var stored in log.ReadStream(_tenant, Sample.Stream("long"), cancellationToken: Cancel))
        {
            if (stored.Version % 500 == 100)
            {
                Proxy.CutNextAnswer();
            }

            read.Add(stored.Version);
        }

        read.ShouldBe(Enumerable.Range(1, 2000).Select(i => (long)i));
        Proxy.Cuts.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task While_connections_are_cut_at_random_nothing_is_lost_or_recorded_twice()
    {
        var random = Rounds.Seeded();
        var tenant = Sample.NewTenant();
        var evidence = new Evidence(tenant);
        using var ended = new CancellationTokenSource();
        var working = new Workload(Log, tenant, random.Next(), evidence.Add).Run(6, ended.Token);

        for (var round = 0; round < 5 * Rounds.Count && !working.IsCompleted; round++)
        {
            await Task.WhenAny(working, evidence.More(Cancel));
            await Task.Delay(random.Next(0, 20), Cancel);
            (random.Next(2) == 0 ? (Action)Proxy.CutNextAnswer : Proxy.CutNextRequest)();
        }

        await ended.CancelAsync();
        await working;
        Proxy.Cuts.ShouldBeGreaterThan(Rounds.Count);
        await evidence.AuditAll(new PostgresEventLog(database.Source));
    }
}
