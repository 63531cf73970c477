using Ledger.LocalPostgres;
using Ledger.Projections.Tests.Host;
using NodaTime;

namespace Ledger.Projections.Tests.Trail;

public sealed class TrailTableTests(TestCluster cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_filter_finds_what_the_same_filter_finds_in_memory()
    {
        await using var database = await Followed();
        var ledger = await database.Chronicle.Ledger();
        TrailFilter[] filters =
        [
            new(), new(Plan: Poverty.Id), new(Plan: ThemeBudget.Id.Plan), new(Element: "kinderen"), new(Body: "Raad"),
            new(Actor: "medewerker"), new(Actor: "niemand"), new(From: new LocalDate(2100, 1, 1)),
            new(To: new LocalDate(2100, 1, 1)), new(Text: "streefwaarde hoogstens"),
        ];
        foreach (var filter in filters)
        {
            var found = await database.Reader().Trail(filter, Lens.Everything, cancellationToken: Token);
            var expected = AuditTrail.Page(ledger, filter, 1);
            found.Entries.ShouldBe(expected.Entries, $"{filter}");
            (found.Total, found.IsMore).ShouldBe((expected.Total, false), $"{filter}");
            (await database.Reader().WholeTrail(filter, Lens.Everything, Token).ToListAsync(Token))
                .ShouldBe(AuditTrail.Page(ledger, filter, 1, int.MaxValue).Entries.Reverse(), $"{filter}");
        }
    }

    [Theory]
    [InlineData("streefwaarden", 3)]
    [InlineData("STREEFWAARDE", 3)]
    [InlineData("doelen", 1)]
    [InlineData("nergens", 0)]
    public async Task Words_are_found_by_their_Dutch_stem(string text, int expected)
    {
        await using var database = await Followed();
        var found = await database.Reader().Trail(
            new TrailFilter(Text: text), Lens.Everything, cancellationToken: Token);
        found.Total.ShouldBe(expected);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_position()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await Poverty.Begin(database.Chronicle);
        for (var i = 0; i < 60; i++)
        {
            await database.Chronicle.On(Poverty.Id, Poverty.Add($"onderdeel-{i}"), Poverty.Beginning);
        }

        await new ProjectionHost(database.Source, database.Log).CatchUp(Token);
        var reader = database.Reader();
        var first = await reader.Trail(new TrailFilter(), Lens.Everything, cancellationToken: Token);
        (first.Total, first.Entries.Count).ShouldBe((65, AuditTrail.PageSize));
        var second = await reader.Trail(new TrailFilter(), Lens.Everything, 1, first.Next, Token);
        (second.Entries.Count, second.Next).ShouldBe((65 - AuditTrail.PageSize, null));
        (await reader.Trail(new TrailFilter(), Lens.Everything, 2, null, Token)).Entries.ShouldBe(second.Entries);
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
