using System.Text.Json;
using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Exports.Tests;

public sealed class ProvWritingTests
{
    private const string Prov = "<http://www.w3.org/ns/prov#";
    private const string Value = "<urn:ledger:gm0303:value:armoede/kinderen/2028#streefwaarde@";

    private static readonly Times January = new("2025-01-10", "2025-02-01", "2025-02-05");
    private static readonly Times June = new("2025-06-01", "2025-07-01", "2025-06-03");

    [Fact]
    public async Task A_value_was_generated_by_its_event_derived_from_decision_and_document_and_attributed_to_the_body()
    {
        var chronicle = await Begin();
        var set = await chronicle.On(Id, Set(10m), January);

        var quads = await Quads(chronicle);
        var value = Only(quads, $"{Prov}value>", "\"hoogstens 10 %\"");
        value.ShouldStartWith(Value);
        quads.ShouldContain($"{value} {Prov}wasGeneratedBy> <urn:uuid:{set}> .");
        quads.ShouldContain($"{value} {Prov}wasDerivedFrom> <urn:ledger:gm0303:decision:raad-2025-01-10-besluit> .");
        quads.ShouldContain($"{value} {Prov}wasDerivedFrom> <urn:ledger:gm0303:source:raadsstuk> .");
        quads.ShouldContain($"{value} {Prov}wasAttributedTo> <urn:ledger:gm0303:body:raad> .");
        quads.ShouldContain($"<urn:uuid:{set}> {Prov}wasAssociatedWith> <urn:ledger:gm0303:actor:medewerker> .");
        quads.ShouldContain($"{value} {Prov}generatedAtTime> "
            + "\"2025-02-05T12:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .");
        quads.ShouldContain($"{value} <http://purl.org/dc/terms/valid> "
            + "\"2025-02-01\"^^<http://www.w3.org/2001/XMLSchema#date> .");
        quads.ShouldContain("<urn:ledger:gm0303:decision:raad-2025-01-10-besluit> <http://purl.org/dc/terms/date> "
            + "\"2025-01-10\"^^<http://www.w3.org/2001/XMLSchema#date> .");
    }

    [Fact]
    public async Task A_changed_value_is_a_revision_of_the_one_that_it_replaces()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), June);

        var quads = await Quads(chronicle);
        var (old, now) = (Only(quads, "value>", "\"hoogstens 10 %\""), Only(quads, "value>", "\"hoogstens 12 %\""));
        quads.ShouldContain($"{now} {Prov}wasRevisionOf> {old} .");
        quads.Count(q => q.Contains("wasRevisionOf")).ShouldBe(1);
    }

    [Fact]
    public async Task A_withdrawn_value_was_invalidated_by_the_event_that_withdrew_it()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        var withdrawn = await chronicle.On(Id, Withdraw(), June);

        var quads = await Quads(chronicle);
        var value = Only(quads, $"{Prov}value>", "\"hoogstens 10 %\"");
        quads.ShouldContain($"{value} {Prov}wasInvalidatedBy> <urn:uuid:{withdrawn}> .");
    }

    [Fact]
    public async Task A_correction_was_informed_by_what_it_corrects()
    {
        var chronicle = await Begin();
        var wrong = await chronicle.On(Id, Set(10m), January);
        var right = await chronicle.Correct(Id, wrong, Change(11m), January with { Recorded = "2025-03-01" });

        (await Quads(chronicle)).ShouldContain($"<urn:uuid:{right}> {Prov}wasInformedBy> <urn:uuid:{wrong}> .");
    }

    [Fact]
    public async Task A_date_known_to_the_year_is_a_year()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), new Times("2025", "2025", "2025-02-05"), "a");

        var quads = await Quads(chronicle);
        quads.ShouldContain(q => q.Contains("terms/valid>")
            && q.Contains("\"2025\"^^<http://www.w3.org/2001/XMLSchema#gYear>"));
    }

    [Fact]
    public async Task The_place_in_the_document_goes_with_the_derivation()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);

        var quads = await Quads(chronicle);
        quads.ShouldContain(q =>
            q.Contains("bibliographicCitation>") && q.EndsWith("\"§1\" .", StringComparison.Ordinal));
        quads.ShouldContain(q => q.Contains($"{Prov}entity> <urn:ledger:gm0303:source:raadsstuk>"));
    }

    [Fact]
    public async Task Every_node_that_is_pointed_at_is_there()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), June);

        var quads = await Quads(chronicle);
        var told = quads.Where(q => q.Contains("#type>")).Select(q => q.Split(' ')[0]).ToHashSet();
        quads.Where(q => q.Contains(Prov)).Select(q => q.Split(' ')[2])
            .Where(o => o.StartsWith("<urn:", StringComparison.Ordinal))
            .ShouldAllBe(o => told.Contains(o));
    }

    private static string Only(IReadOnlyList<string> quads, string predicate, string value) =>
        quads.Where(q => q.Contains(predicate) && q.Contains(value)).ShouldHaveSingleItem().Split(' ')[0];

    private static async Task<List<string>> Quads(Chronicle chronicle)
    {
        var ledger = await chronicle.Ledger();
        var read = await Readers.Read("jsonld", to => ProvWriting.Write(
            to, Chronicle.Dronten, new[] { ChangeHistory.Of(ledger, Target) }.ToAsyncEnumerable(),
            TestContext.Current.CancellationToken));
        return read.Deserialize<List<string>>()!;
    }
}
