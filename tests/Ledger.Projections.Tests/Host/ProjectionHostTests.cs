using Ledger.LocalPostgres;
using NodaTime;
using Npgsql;

namespace Ledger.Projections.Tests.Host;

public sealed class ProjectionHostTests(TestCluster cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tables_hold_what_the_log_says_and_go_on_from_there()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        var host = new ProjectionHost(database.Source, database.Log);
        await database.TellAll();
        await host.CatchUp(Token);
        await database.ShouldBeWhatTheLogSays();

        await database.Chronicle.On(
            Poverty.Id, Poverty.Add("doel-7"), new Times("2025-09-01", "2025-09-01", "2026-09-02"));
        await host.CatchUp(Token);
        await host.CatchUp(Token);
        await database.ShouldBeWhatTheLogSays();
        (await ProjectionHost.Status(database.Source, cancellationToken: Token)).Select(s => (s.Name, s.Lag, s.State))
            .ShouldBe(ReadModel.All.Select(m => (m.Name, 0L, "live")));
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_a_batch_leaves_nothing_half_written_and_nothing_twice()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        var cut = Disturbed.Of(TrailTable.Model, write: async connection =>
        {
            await using var kill = new NpgsqlCommand("SELECT pg_terminate_backend(pg_backend_pid())", connection);
            await kill.ExecuteNonQueryAsync(Token);
        });
        await Should.ThrowAsync<NpgsqlException>(
            () => new ProjectionHost(database.Source, database.Log, [cut]).CatchUp(Token));
        (await database.Ask<long>("SELECT count(*) FROM ledger_read.trail")).ShouldBe([0]);

        await new ProjectionHost(database.Source, database.Log).CatchUp(Token);
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task Two_hosts_on_one_database_never_write_an_event_twice()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        var hosts = Enumerable.Range(0, 3).Select(_ => new ProjectionHost(database.Source, database.Log)).ToList();
        for (var round = 0; round < 5; round++)
        {
            await database.Chronicle.On(
                Poverty.Id, Poverty.Add($"ronde-{round}"), new Times("2025-09-01", "2025-09-01", "2026-09-02"));
            await Task.WhenAll(hosts.Select(h => h.CatchUp(Token)));
        }

        await hosts[0].CatchUp(Token);
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task What_one_projection_cannot_take_stops_that_one_names_the_event_and_ends_with_a_new_start()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        var third = (await database.Chronicle.Events())[2].Position;
        var broken = Disturbed.Of(TrailTable.Model, take: e =>
        {
            if (e.Position == third)
            {
                throw new InvalidOperationException("Dit kan niet.");
            }
        });
        await new ProjectionHost(database.Source, database.Log, [broken, .. ReadModel.All.Skip(1)]).CatchUp(Token);

        var status = await ProjectionHost.Status(database.Source, cancellationToken: Token);
        status.Select(s => s.State).ShouldBe(["failed", "live", "live", "live"]);
        status[0].Error.ShouldBe($"event {third}: InvalidOperationException: Dit kan niet.");

        var mended = new ProjectionHost(database.Source, database.Log);
        await mended.Start(null, Token);
        await mended.CatchUp(Token);
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task Municipalities_are_followed_apart()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        var other = TenantId.Parse("gm0995");
        var copied = (await database.Chronicle.Events())[0];
        var stamp = new CommandStamp(Guid.NewGuid(), "RegisterSource", "x");
        await database.Log.Append(
            other,
            [new StreamAppend(
                copied.Stream, "source", 0,
                [EventCodec.Current.Encode(Guid.NewGuid(), copied.Event, copied.By, stamp, "test")])],
            Token);
        await new ProjectionHost(database.Source, database.Log).CatchUp(Token);

        (await database.Reader(other).Trail(new TrailFilter(), Lens.Everything, cancellationToken: Token))
            .Entries.ShouldHaveSingleItem();
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task A_running_host_shows_a_change_soon_after_it_is_recorded()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        var host = new ProjectionHost(database.Source, database.Log);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = host.Run(stop.Token);
        (await host.WaitFor(
            Chronicle.Dronten, await database.Log.Head(Chronicle.Dronten, Token), Duration.FromSeconds(20), Token))
            .ShouldBeTrue();

        var before = await database.Now();
        await database.Chronicle.On(
            Poverty.Id, Poverty.Add("doel-7"), new Times("2025-09-01", "2025-09-01", "2026-09-02"));
        (await host.WaitFor(
            Chronicle.Dronten, await database.Log.Head(Chronicle.Dronten, Token), Duration.FromSeconds(20), Token))
            .ShouldBeTrue();
        (await database.Now() - before).ShouldBeLessThan(Duration.FromSeconds(10));
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task Waiting_for_a_change_ends_when_nobody_follows()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        (await new ProjectionHost(database.Source, database.Log).WaitFor(
            Chronicle.Dronten, 1, Duration.FromMilliseconds(100), Token)).ShouldBeFalse();
    }
}
