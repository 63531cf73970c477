using FsCheck;
using FsCheck.Fluent;

namespace Ledger.Projections.Tests.ThreeTimes;

/// <summary>Laws of the state through a lens, over random histories and random lenses.</summary>
public sealed class LensLawTests
{
    private const int LensBytes = 3;
    private const int Facts = 24;
    private const int Bytes = LensBytes + (Facts * RandomHistory.BytesOfFact);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(100);

    [Fact]
    public void The_state_through_any_lens_is_that_of_a_naive_fold() => ForAny(async (chronicle, lens) =>
    {
        var ledger = await chronicle.Ledger();
        var naive = NaiveFold.Order(ledger.Of(Poverty.Id.Stream), lens);
        var view = PlanStanding.Through(Poverty.Id, ledger.Of(Poverty.Id.Stream), lens);
        var target = view.Elements.SelectMany(e => e.Indicators).SelectMany(i => i.Targets).SingleOrDefault();
        (target is null ? null : DutchWords.Say(target.Value)).ShouldBe(NaiveFold.Target(naive));
        var indicator = view.Elements.SelectMany(e => e.Indicators).SingleOrDefault();
        indicator?.Baselines.SingleOrDefault()?.Text.ShouldBe(NaiveFold.Baseline(naive));
        foreach (var year in new[] { 2024, 2025 })
        {
            indicator?.Measurements.SingleOrDefault(m => m.ReferenceDate == HistoricalDate.In(year))?.Text
                .ShouldBe(NaiveFold.Measurement(naive, year));
        }

        indicator?.Measurements.Count.ShouldBe(
            new[] { 2024, 2025 }.Count(year => NaiveFold.Measurement(naive, year) is not null));
        foreach (var element in view.Elements.Where(e => e.Id != "armoede/doel-4"))
        {
            element.Title.ShouldBe(NaiveFold.Title(naive, ElementId.Parse(element.Id["armoede/".Length..])));
        }

        var budget = NaiveFold.Order(ledger.Of(ThemeBudget.Id.Stream), lens);
        var standing = BudgetStanding.Through(ThemeBudget.Id, ledger.Of(ThemeBudget.Id.Stream), lens);
        foreach (var id in new[] { "zorg", "jeugd", "regel-0", "regel-1", "regel-2" })
        {
            var (line, at) = (standing.Lines.SingleOrDefault(l => l.Title == id), BudgetLineId.Parse(id));
            (line?.Current?.Amount).ShouldBe(NaiveFold.Amount(budget, at));
            (line?.Actual?.Amount).ShouldBe(NaiveFold.Actual(budget, at));
            (line?.Primitive?.Amount).ShouldBe(NaiveFold.Primitive(budget, at));
        }
    });

    [Fact]
    public void The_real_order_is_the_naive_order() => ForAny(async (chronicle, lens) =>
    {
        foreach (var stream in (await chronicle.Events()).GroupBy(e => e.Stream))
        {
            stream.Through(lens).Select(e => e.Position)
                .ShouldBe(NaiveFold.Order(stream, lens).Select(e => e.Position));
        }
    });

    [Fact]
    public void What_is_recorded_later_never_changes_what_an_earlier_lens_shows() => ForAny(async (chronicle, lens) =>
    {
        var events = await chronicle.Events();
        var half = events.Take(events.Count / 2).ToList();
        var until = lens with { Recorded = half[^1].RecordedAt };
        foreach (var stream in half.Where(e => e.RecordedAt < half[^1].RecordedAt).GroupBy(e => e.Stream))
        {
            var before = until with { Recorded = half[^1].RecordedAt - NodaTime.Duration.Epsilon };
            stream.Through(before).Select(e => e.Id)
                .ShouldBe(events.Where(e => e.Stream == stream.Key).Through(before).Select(e => e.Id));
        }
    });

    [Fact]
    public void Every_line_of_a_budget_is_primitive_plus_its_changes() => ForAny(async (chronicle, lens) =>
    {
        var ledger = await chronicle.Ledger();
        var view = BudgetStanding.Through(ThemeBudget.Id, ledger.Of(ThemeBudget.Id.Stream), lens);
        view.Total.Current.ShouldBe(Euro.Sum(view.Lines.Select(l => l.Current ?? Euro.Zero)));
        var replay = BudgetReplay.Of(ledger, ThemeBudget.Id);
        var everything = BudgetStanding.Through(ThemeBudget.Id, ledger.Of(ThemeBudget.Id.Stream), Lens.Everything);
        replay.Total.ShouldBe(everything.Total.Current);
    });

    [Fact]
    public void The_last_version_is_the_state_that_everything_shows() => ForAny(async (chronicle, _) =>
    {
        var ledger = await chronicle.Ledger();
        var whole = new Subject("armoede", SubjectKind.Plan, Poverty.Id.Stream, "Armoede");
        var last = VersionHistory.Of(ledger, whole)[0].Version;
        var difference = PlanDiff.Between(
            PlanDiff.AtVersion(ledger, Poverty.Id, last),
            PlanStanding.Through(Poverty.Id, ledger.Of(Poverty.Id.Stream), Lens.Everything), "laatste", "alles");
        (difference.Added.Count, difference.Removed.Count, difference.Changed.Count).ShouldBe((0, 0, 0));
    });

    [Fact]
    public void What_the_trail_says_of_an_event_does_not_depend_on_what_comes_after_it() =>
        ForAny(async (chronicle, _) =>
        {
            var events = await chronicle.Events();
            foreach (var stream in events.GroupBy(e => e.Stream))
            {
                var all = ChangeLog.AsRecorded(stream.Key, stream);
                var half = ChangeLog.AsRecorded(stream.Key, stream.Take((stream.Count() + 1) / 2));
                half.Select(Words).ShouldBe(all.Take(half.Count).Select(Words));
            }
        });

    private static string Words(LoggedChange logged) =>
        $"{logged.Recorded.Position} {logged.Subject} {string.Join("; ", logged.Changes)}";

    private static void ForAny(Func<Chronicle, Lens, Task> law) => Check.One(Many, Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.Choose(0, 255).Select(i => (byte)i), Bytes), Shorter),
        bytes => Holds(Run(law, bytes[LensBytes..], RandomHistory.LensOf(bytes[0], bytes[1], bytes[2])))));

    // A history that breaks a law is told again without one of its facts at a time.
    private static IEnumerable<byte[]> Shorter(byte[] bytes)
    {
        for (var at = LensBytes; at + RandomHistory.BytesOfFact <= bytes.Length; at += RandomHistory.BytesOfFact)
        {
            yield return [.. bytes[..at], .. bytes[(at + RandomHistory.BytesOfFact)..]];
        }
    }

    private static async Task Run(Func<Chronicle, Lens, Task> law, byte[] history, Lens lens) =>
        await law(await new RandomHistory(history).Tell(), lens);

    // The log in memory never waits, so the law has been tried when it comes back; a property cannot be awaited.
    private static bool Holds(Task tried)
    {
        tried.IsCompleted.ShouldBeTrue();
        return tried.Exception is { } broken ? throw broken.GetBaseException() : true;
    }
}
