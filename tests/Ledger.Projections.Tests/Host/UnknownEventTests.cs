using Ledger.LocalPostgres;

namespace Ledger.Projections.Tests.Host;

public sealed class UnknownEventTests(TestCluster cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_no_code_knows_stops_the_projections_loudly_and_is_still_read_raw()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        var stream = StreamId.Parse("plan/toekomst");
        var unknown = new NewEvent(
            Guid.NewGuid(), "plan_burned", "Ledger.Domain.Plans.PlanBurned, Ledger.Domain", """{"ashes": "3"}""", "{}",
            "import", "command");
        var done = (AppendResult.Appended)await database.Log.Append(
            Chronicle.Dronten, [new StreamAppend(stream, "plan", 0, [unknown])], Token);

        await new ProjectionHost(database.Source, database.Log).CatchUp(Token);

        var position = done.Receipts.Single().Position;
        foreach (var status in await ProjectionHost.Status(database.Source, cancellationToken: Token))
        {
            status.State.ShouldBe("failed");
            status.Error.ShouldBe(
                $"event {position}: UnknownEventTypeException: Event {position} is of type 'plan_burned', "
                + "which this version does not know.");
        }

        var raw = await database.Log.ReadStream(Chronicle.Dronten, stream, 1, Token).SingleAsync(Token);
        (raw.Type, raw.Data).ShouldBe(("plan_burned", """{"ashes": "3"}"""));
        (await new Rebuild(database.Source, database.Log, TrailTable.Model).Run(null, Token))
            .Error.ShouldNotBeNull().ShouldContain("plan_burned");
    }
}
