using Ledger.LocalPostgres;

namespace Ledger.Projections.Tests.Host;

public sealed class RebuildTests(TestCluster cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuilt_is_incremental_row_by_row()
    {
        await using var database = await Followed();
        foreach (var model in ReadModel.All)
        {
            var result = await new Rebuild(database.Source, database.Log, model).Run(null, Token);
            (result.Same, result.Error).ShouldBe((true, null));
            result.Events.ShouldBe((await database.Chronicle.Events()).Count);
        }

        (await database.Ask<long>("SELECT generation FROM ledger_read.live")).ShouldBe([2, 2, 2, 2]);
        (await database.Ask<long>("SELECT DISTINCT generation FROM ledger_read.trail")).ShouldBe([2]);
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task A_row_that_was_tampered_with_is_listed_and_mended()
    {
        await using var database = await Followed();
        await database.Ask<int>("UPDATE ledger_read.trail SET result = 'anders' WHERE action = 'TargetSet'");

        var result = await new Rebuild(database.Source, database.Log, TrailTable.Model).Run(null, Token);
        result.Same.ShouldBeFalse();
        result.Differences.Count.ShouldBe(2);
        result.Differences[0].ShouldStartWith("live {");
        result.Differences[1].ShouldStartWith("rebuilt {");
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task A_rebuild_that_is_cancelled_leaves_the_old_rows_and_the_next_one_cleans_up()
    {
        await using var database = await Followed();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var rows = 0;
        var slow = Disturbed.Of(TrailTable.Model, write: _ => cancel.CancelAsync());
        var stopped = Disturbed.Of(TrailTable.Model, take: _ =>
        {
            if (++rows == 5)
            {
                cancel.Cancel();
            }
        });
        await Should.ThrowAsync<OperationCanceledException>(
            () => new Rebuild(database.Source, database.Log, stopped).Run(null, cancel.Token));
        await database.ShouldBeWhatTheLogSays();

        using var again = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Should.ThrowAsync<OperationCanceledException>(
            () => new Rebuild(database.Source, database.Log, slow).Run(null, cancel.Token));
        (await new Rebuild(database.Source, database.Log, TrailTable.Model).Run(null, Token)).Same.ShouldBeTrue();
        (await database.Ask<long>("SELECT count(DISTINCT generation) FROM ledger_read.trail")).ShouldBe([1]);
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task A_rebuild_that_meets_an_event_it_cannot_take_leaves_the_old_rows()
    {
        await using var database = await Followed();
        var broken = Disturbed.Of(TrailTable.Model, take: e => throw new InvalidOperationException("Dit kan niet."));

        var result = await new Rebuild(database.Source, database.Log, broken).Run(null, Token);
        result.Error!.ShouldContain("Dit kan niet.");
        await database.ShouldBeWhatTheLogSays();
        (await ProjectionHost.Status(database.Source, cancellationToken: Token)).Select(s => s.State)
            .ShouldAllBe(state => state == "live");
    }

    [Fact]
    public async Task What_other_code_made_is_stale_is_not_mixed_with_and_is_rebuilt_at_the_start()
    {
        await using var database = await Followed();
        var newer = TrailTable.Model with { Code = "of a later version" };
        (await ProjectionHost.Status(database.Source, [newer], Token)).Single().State.ShouldBe("stale");

        await new ProjectionHost(database.Source, database.Log, [newer]).Start(null, Token);
        (await ProjectionHost.Status(database.Source, [newer], Token)).Single().State.ShouldBe("live");
        await database.Chronicle.On(
            Poverty.Id, Poverty.Add("doel-7"), new Times("2025-09-01", "2025-09-01", "2026-09-02"));
        await new ProjectionHost(database.Source, database.Log).CatchUp(Token);
        (await ProjectionHost.Status(database.Source, [newer], Token)).Single().State.ShouldBe("behind");
        await new ProjectionHost(database.Source, database.Log, [newer]).CatchUp(Token);
        await database.ShouldBeWhatTheLogSays();
    }

    [Fact]
    public async Task The_log_grows_and_the_host_follows_while_it_is_rebuilt()
    {
        await using var database = await Followed();
        var host = new ProjectionHost(database.Source, database.Log);
        var grown = false;
        var growing = Disturbed.Of(TrailTable.Model, write: async _ =>
        {
            if (!grown)
            {
                grown = true;
                await database.Chronicle.On(
                    Poverty.Id, Poverty.Add("doel-7"), new Times("2025-09-01", "2025-09-01", "2026-09-02"));
                await host.CatchUp(Token);
            }
        });

        (await new Rebuild(database.Source, database.Log, growing).Run(null, Token)).Same.ShouldBeTrue();
        await host.CatchUp(Token);
        await database.ShouldBeWhatTheLogSays();
    }

    private async Task<ReadDatabase> Followed()
    {
        var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        await new ProjectionHost(database.Source, database.Log).CatchUp(Token);
        return database;
    }
}
