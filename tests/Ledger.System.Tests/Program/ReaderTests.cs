using System.Text.Json;
using Ledger.Domain;
using Ledger.Exports;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

/// <summary>
/// What is answered from the streams and tables of one question is what the fold of everything recorded answers, on the
/// history of Dronten.
/// </summary>
public sealed class ReaderTests(TestCluster cluster) : IAsyncLifetime
{
    private const int EveryOne = 60;

    private static LedgerSnapshot? _whole;

    private NpgsqlDataSource _source = null!;
    private LedgerReader _reader = null!;
    private PostgresEventLog _log = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _source = PostgresEventLog.DataSource((await Dronten.ToRead(cluster)).ConnectionString);
        _log = new PostgresEventLog(_source);
        _reader = Reader(_source);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Theory]
    [InlineData(null, null)]
    [InlineData(2019, 2020)]
    public async Task Every_question_about_a_part_is_answered_as_from_the_whole(int? effective, int? decided)
    {
        var lens = new Lens(Day(effective), Day(decided));
        var whole = await Whole();
        var seen = whole.Through(lens);
        var asked = whole.Catalogue.Subjects.Where(s => s.Stream.Kind is "plan" or "budget")
            .Where((s, at) => s.Kind == SubjectKind.Plan || at % EveryOne == 0).ToList();
        asked.Count.ShouldBeGreaterThan(30);
        foreach (var subject in asked)
        {
            Same(await _reader.Why(subject, lens, Token), WhyChain.Of(seen, subject), subject.Id);
            Same(await _reader.History(subject, lens, Token), VersionHistory.Of(seen, subject), subject.Id);
            if (subject.Kind is SubjectKind.Element or SubjectKind.Indicator)
            {
                Same(await _reader.Lineage(subject, lens, Token), LineageOf.Element(seen, subject.Id), subject.Id);
            }

            if (subject.Kind == SubjectKind.Indicator)
            {
                Same(await _reader.Series(subject, lens, Token), SeriesOf.Indicator(seen, subject), subject.Id);
            }
        }

        Same(await _reader.Plans(lens, Token), PlanList.Of(seen), "plans");
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(2019, 2020, null)]
    [InlineData(null, 2024, null)]
    [InlineData(null, null, 900)]
    [InlineData(2026, 2025, 1500)]
    [InlineData(1900, null, null)]
    public async Task Every_list_and_report_is_answered_as_from_the_whole(int? effective, int? decided, int? recorded)
    {
        var whole = await Whole();
        var lens = new Lens(
            Day(effective), Day(decided), recorded is { } many ? whole.Events[many].RecordedAt : null);
        var seen = whole.Through(lens);
        Same(await _reader.Plans(lens, Token), PlanList.Of(seen), "plans");
        Same(await _reader.Links(lens, Token), LineageOf.Links(seen), "links");
        Same(await _reader.Gaps(lens, Token), GapYears.Of(seen), "gaps");
        Same(await _reader.GoalPosts(lens, Token), GoalPostMoves.Of(seen), "goal posts");
        Same(await _reader.Dropped(lens, Token), DroppedGoals.Of(seen), "dropped");
        Same(await _reader.Mandate(lens, Token), MandateOf.All(seen), "mandate");
        Same(await _reader.Completeness(lens, Token), CompletenessOf.All(seen), "completeness");
        Seen(await _reader.Contradictions(lens, Token)).ShouldBe(Seen(ContradictionsOf.All(whole.Events, lens)));
        var taken = seen.Catalogue.Subjects.Where(s => s.Kind == SubjectKind.Decision).ToList();
        (await _reader.Decisions(lens, Token)).Select(d => (Id: d.Id.ToString(), d.BodyName))
            .ShouldBe(taken.Select(s => (s.Id, seen.BodyOf(DecisionId.Parse(s.Id))!)));
        (await _reader.Sources(lens, Token)).Select(s => (s.Id, s.Title, s.Places.Count)).ShouldBe(
            seen.Catalogue.Subjects.Where(s => s.Kind == SubjectKind.Source).Select(s => SourceId.Parse(s.Id))
                .Select(id => (id, seen.Source(id)!.Title, seen.Source(id)!.Places.Count)));
        (await _reader.Budgets(lens, Token)).Select(b => (b.Plan, b.Year, b.Total)).ShouldBe(seen.Budgets
            .Select(b => BudgetStanding.Through(b, whole.Of(b.Stream), lens)).Select(v => (v.Plan, v.Year, v.Total)));
        await ShouldBeInParts(lens, whole, seen);
    }

    // Parts of every size hold what the folds of all plans hold, once, in the order of their ids.
    private async Task ShouldBeInParts(Lens lens, LedgerSnapshot whole, LedgerSnapshot seen)
    {
        var plans = seen.Plans.Select(p => PlanStanding.Through(p, whole.Of(p.Stream), lens)).ToList();
        var indicators = plans.SelectMany(p => p.Elements).SelectMany(e => e.Indicators).ToList();
        Same(
            await All(part => _reader.Elements(lens, part, Token), e => e.Id, 70),
            InOrder(plans.SelectMany(p => p.Elements), e => e.Id), "elements");
        Same(
            await All(part => _reader.Indicators(lens, part, Token), i => i.Id, 100),
            InOrder(indicators, i => i.Id), "indicators");
        var targets = InOrder(indicators.SelectMany(i => i.Targets), t => t.Id);
        Same(await All(part => _reader.Targets(lens, part, Token), t => t.Id, 500), targets, "targets");
        Same<IReadOnlyList<TargetView>>(
            await _reader.Targets(lens, new ListPart(null, 500, null, 2020), Token),
            targets.Where(t => t.Horizon == 2020).ToList(), "targets of a year");
        var (plan, within) = (indicators.FirstOrDefault()?.Id.Split('/')[0], indicators.LastOrDefault()?.Id);
        Same<IReadOnlyList<IndicatorView>>(
            await _reader.Indicators(lens, new ListPart(within, 500, plan), Token),
            InOrder(indicators, i => i.Id).Where(i =>
                i.Id.StartsWith($"{plan}/", StringComparison.Ordinal)
                && string.CompareOrdinal(i.Id, within) > 0).ToList(),
            "indicators of a plan from behind one");
        (await All(part => _reader.Budgets(lens, part, Token), b => $"{b.Plan}/{b.Year}", 7))
            .Select(b => $"{b.Plan}/{b.Year}").ShouldBe(InOrder(seen.Budgets.Select(b => $"{b}"), b => b));
        (await All(part => _reader.Sources(lens, part, Token), s => $"{s.Id}", 2)).Select(s => $"{s.Id}")
            .ShouldBe(InOrder(await _reader.Sources(lens, Token), s => $"{s.Id}").Select(s => $"{s.Id}"));
        (await _reader.Subjects(lens, null, 10_000, Token)).Select(s => s.Id).Order(StringComparer.Ordinal).ShouldBe(
            seen.Catalogue.Subjects.Select(s => s.Id).Order(StringComparer.Ordinal));
    }

    private static async Task<List<T>> All<T>(
        Func<ListPart, Task<IReadOnlyList<T>>> read, Func<T, string> id, int size)
    {
        var all = new List<T>();
        IReadOnlyList<T> part;
        do
        {
            part = await read(new ListPart(all.Count == 0 ? null : id(all[^1]), size));
            part.Count.ShouldBeLessThanOrEqualTo(size);
            all.AddRange(part);
        }
        while (part.Count == size);
        return all;
    }

    private static List<T> InOrder<T>(IEnumerable<T> items, Func<T, string> id) =>
        [.. items.OrderBy(id, StringComparer.Ordinal)];

    [Fact]
    public async Task Provenance_of_everything_and_of_what_the_trail_finds_is_told_in_portions_and_whole()
    {
        var exports = new LedgerExports(TenantId.Parse("gm0303"), _log, _reader, null);
        var about = new About("", "", "", "", null, NodaTime.Instant.FromUnixTimeSeconds(0));
        var changes = (await Whole()).Events.GroupBy(e => e.Stream).SelectMany(s => ChangeLog.Of(s.Key, s))
            .Where(c => c.Changes.Count > 0).Select(c => c.Recorded.Position).Order().ToList();
        var filter = new TrailFilter(Text: "armoede");
        var found = await _reader.WholeTrail(filter, Lens.Everything, Token).Select(e => e.Position)
            .ToHashSetAsync(cancellationToken: Token);

        (await Positions(exports.Events(ExportFormat.Prov, about)!)).ShouldBe(changes);
        (await Positions(exports.Trail(ExportFormat.Prov, filter, Lens.Everything, about)!))
            .ShouldBe(changes.Where(found.Contains));
        found.Count.ShouldBeGreaterThan(20);
    }

    // Of the activities of a graph, each of which recorded one event.
    private static async Task<List<long>> Positions(Export provenance)
    {
        using var written = new MemoryStream();
        await provenance.Write(written, Token);
        using var json = JsonDocument.Parse(written.ToArray());
        return
        [
            .. json.RootElement.GetProperty("@graph").EnumerateArray()
                .Where(n => n.TryGetProperty("position", out _)).Select(n => n.GetProperty("position").GetInt64())
                .Order(),
        ];
    }

    [Fact]
    public async Task A_rebuild_killed_at_any_point_leaves_the_old_rows_serving_and_the_next_one_is_the_same()
    {
        await using var database = await Dronten.Database(cluster);
        await using var source = PostgresEventLog.DataSource(database.ConnectionString);
        var before = await Rows(source);
        foreach (var lines in new[] { 1, 3, 5 })
        {
            (await LedgerProgram.Killed(database.ConnectionString, lines, "rebuild")).ShouldBe(lines);
            (await Rows(source)).ShouldBe(before, $"killed after {lines} lines");
            (await Reader(source).Find("kinderen-in-armoede", Token)).ShouldNotBeEmpty();
        }

        var rebuilt = (await LedgerProgram.On(database.ConnectionString, "rebuild", "--json")).Done();
        rebuilt.GetProperty("projections").EnumerateArray().ShouldAllBe(p => p.GetProperty("same").GetBoolean());
        (await Rows(source)).ShouldBe(before);
    }

    private static LedgerReader Reader(NpgsqlDataSource source)
    {
        var log = new PostgresEventLog(source);
        return new LedgerReader(source, log, new ProjectionHost(source, log), TenantId.Parse("gm0303"));
    }

    // Nothing here changes what is read: it is folded once.
    private async Task<LedgerSnapshot> Whole() => _whole ??=
        new(await new LedgerHistory(_log, TenantId.Parse("gm0303")).OfTenant(cancellationToken: Token));

    private static List<(PlanId, Slug, string, NodaTime.Instant)> Seen(IEnumerable<ContradictionView> all) =>
        [.. all.Select(c => (c.Plan, c.Id, string.Join('|', c.Statements.Select(s => s.Says)), c.RecordedAt))];

    private static NodaTime.LocalDate? Day(int? year) => year is { } y ? new NodaTime.LocalDate(y, 12, 31) : null;

    private static void Same<T>(T answered, T expected, string about) =>
        Written(answered).ShouldBe(Written(expected), about);

    private static string Written<T>(T view) => JsonSerializer.Serialize(view, LedgerJson.Options);

    // The live rows of every table, as one fingerprint a table.
    private static async Task<List<string>> Rows(NpgsqlDataSource source)
    {
        var rows = new List<string>();
        foreach (var model in ReadModel.All)
        {
            await using var command = source.CreateCommand(
                $"""
                 SELECT md5(string_agg(t.r, '|' ORDER BY t.r)) FROM (
                     SELECT (to_jsonb(m) - 'generation')::text AS r FROM ledger_read.{model.Name} m
                     WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = '{model.Name}')) t
                 """);
            rows.Add($"{model.Name} {await command.ExecuteScalarAsync(Token)}");
        }

        return rows;
    }
}
