using System.Text;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>
/// An audit names the field that was rewritten: of data and headers the member, and with a kept copy the very value.
/// </summary>
public sealed class FieldTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const int Entries = 300;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("data = jsonb_set(data, '{b,a,2}', '7')", "data.b")]
    [InlineData("data = jsonb_set(data, '{naam}', '\"x\"'), headers = '{\"Actor\": \"b\"}'", "data.naam headers.Actor")]
    [InlineData("data = data || '{\"één\": 1}'", "data.één")]
    [InlineData("data = data - 'naam'", "data")]
    [InlineData("data = data - 'naam' || '{\"name\": 1}'", "data.name")]
    [InlineData("data = '7'", "data")]
    [InlineData("headers = NULL", "headers")]
    [InlineData("type = 'x', data = jsonb_set(data, '{b}', '{}')", "data.b type")]
    public async Task The_member_that_was_rewritten_is_named(string set, string fields)
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(41), 5);
        await log.Seal();
        await log.Record(new Random(42), 4);
        await log.Seal();
        await Rewrite(log, set, 6);

        var problem = (await log.Audit()).Problems.ShouldHaveSingleItem();

        problem.Kind.ShouldBe("changed");
        problem.Event.ShouldNotBeNull();
        string.Join(' ', problem.Fields).ShouldBe(fields);
    }

    [Fact]
    public async Task What_was_sealed_before_members_were_kept_is_named_by_its_column()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(43), 2);
        await log.Seal();
        await log.Run($"UPDATE ledger.seal_fingerprints SET members = NULL WHERE tenant_id = '{log.Tenant}'");
        await log.Record(new Random(44), 2);
        await log.Seal();
        await Rewrite(log, "data = jsonb_set(data, '{naam}', '1')", 1);
        await Rewrite(log, "data = jsonb_set(data, '{naam}', '1')", 3);

        (await log.Audit()).Problems.Select(p => p.Fields.ShouldHaveSingleItem()).ShouldBe(["data", "data.naam"]);
    }

    [Fact]
    public async Task An_object_with_very_many_members_is_named_by_its_column()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(Members(254));
        await log.Record(Members(300));
        await log.Record(new Random(45), 1);
        await log.Seal();
        foreach (var entry in (int[])[1, 2, 3])
        {
            await Rewrite(log, "data = data || '{\"m7\": 0, \"naam\": 0}'", entry);
        }

        (await log.Audit()).Problems.Select(p => string.Join(' ', p.Fields))
            .ShouldBe(["data.m7 data.naam", "data", "data.m7 data.naam"]);
    }

    [Fact]
    public async Task A_kept_copy_tells_what_was_and_counts_only_as_far_as_it_is_what_was_sealed()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(46), Entries);
        await log.Seal();
        var reader = new EntryReader(log.Source);
        var kept = await reader.OfTenant(log.Tenant, Cancel).ToListAsync(Cancel);
        await Rewrite(log, "data = jsonb_set(data, '{b,a,0}', 'false')", 280);
        await Rewrite(log, "timestamp = '2020-01-02 03:04:05Z'", 281);
        await Rewrite(log, null, 282);
        await Rewrite(log, "data = jsonb_set(data, '{naam}', '1')", 283);
        kept[283] = kept[283].Replace("Doel", "Loed", StringComparison.Ordinal);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', kept)));

        var report = await new KeptCopy(reader).Beside(
            log.Tenant, await log.Audit(), KeptCopy.Lines(file), Cancel);

        report.Problems.Select(p => p.Kind).ShouldBe(["changed", "redated", "removed", "changed"]);
        report.Problems[0].Changes.ShouldBe([new FieldChange("data.b.a[0]", "true", "false")]);
        var moved = report.Problems[1].Changes.ShouldHaveSingleItem();
        moved.Field.ShouldBe("recordedAt");
        kept[280].ShouldContain(moved.Was!);
        moved.Is.ShouldBe("\"2020-01-02T03:04:05.000000Z\"");
        report.Problems[2].Changes.ShouldBe([new FieldChange("entry", kept[281], null)]);
        report.Problems[3].Changes.ShouldBeEmpty("what somebody made of the copy proves nothing");
    }

    private static string Members(int count) =>
        "{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"m{i}\": {i}")) + "}";

    /// <summary>Rewrites the entry at a place in the log, from 1; removes it when there is nothing to set.</summary>
    private static Task Rewrite(SealedLog log, string? set, int entry) => log.Run(
        $"""
        ALTER TABLE ledger.mt_events DISABLE TRIGGER ALL;
        {(set is null ? "DELETE FROM ledger.mt_events" : $"UPDATE ledger.mt_events SET {set}")}
        WHERE seq_id = (SELECT seq_id FROM ledger.mt_events WHERE tenant_id = '{log.Tenant}'
                        ORDER BY seq_id OFFSET {entry - 1} LIMIT 1)
        """);
}
