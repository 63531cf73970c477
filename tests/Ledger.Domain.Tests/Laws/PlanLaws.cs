using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain.Plans;
using Ledger.Domain.Tests.Plans;
using Asked = Ledger.Domain.ICommand<Ledger.Domain.Plans.Plan, Ledger.Domain.Plans.PlanEvent>;

namespace Ledger.Domain.Tests.Laws;

public sealed class PlanLaws() : StreamLaws<Plan, PlanEvent>(Plan.Initial, Plan.Evolve, Opening, Commands)
{
    // An element may have the id of an indicator; both refuse what is there already.
    private static readonly Gen<ElementId> Element =
        Values.SlugOf("doel-1", "doel-4", "resultaat-4-1", "plan", "kinderen-in-armoede").Select(s => new ElementId(s));

    private static readonly Gen<ElementId?> Parent = Values.Maybe(Element);

    private static readonly Gen<IndicatorId> Indicator =
        Values.SlugOf("kinderen-in-armoede", "kinderen-in-armoede", "meldingen", "doel-1")
            .Select(s => new IndicatorId(s));

    private static readonly Gen<int?> Horizon = Gen.Elements<int?>(null, 2028);

    private static readonly Gen<PlanRef> Thing =
        from thing in Values.Maybe(Values.SlugOf("doel-1", "doel-4", "meldingen"))
        select new PlanRef(Livelihood.Id, thing);

    protected override IEnumerable<Refusal> Refusals => Refusal.All.Where(r => r.Number is > 300 and < 400);

    private static Gen<Asked> Opening => Gen.Constant<Asked>(
        new OpenPlan("Bestaanszekerheid", PlanKind.ImplementationProgramme, HistoricalDate.In(2019), null, null));

    private static Gen<Asked> Commands => Gen.Frequency(
        (8, OnElements), (8, Defined), (20, OnTargets), (12, OnReadings), (3, Noted), (1, OnWhole));

    private static Gen<Asked> OnElements => Gen.OneOf(
        from element in Element
        from title in Values.Words
        from parent in Parent
        select (Asked)new AddElement(element, ElementKind.Goal, null, title, null, parent),
        from element in Element
        from title in Values.Words
        select (Asked)new RewordElement(element, "4", title, null),
        from element in Element
        from parent in Parent
        select (Asked)new MoveElement(element, parent),
        from element in Element
        from rarely in Gen.Choose(0, 3)
        select rarely == 0 ? (Asked)new WithdrawElement(element) : new MoveElement(element, null),
        from element in Element
        from period in Values.MaybeDate.Zip(Values.MaybeDate)
        select (Asked)new ScheduleActivity(element, "GGD", ["Politie"], null, period.Item1, period.Item2));

    private static Gen<Asked> Defined => Gen.OneOf(
        from indicator in Indicator
        from element in Element
        from title in Values.Words
        select (Asked)new DefineIndicator(indicator, element, title, Unit.Percent, Direction.Down, true, null, null),
        from indicator in Indicator
        from title in Values.Words
        from unit in Values.Unit
        select (Asked)new RedefineIndicator(indicator, title, unit, Direction.Down, true, null, null),
        from indicator in Indicator
        from rarely in Gen.Choose(0, 3)
        select rarely == 0
            ? (Asked)new WithdrawIndicator(indicator)
            : new RedefineIndicator(indicator, "%", Unit.Percent, Direction.Up, false, null, null));

    private static Gen<Asked> OnTargets =>
        from indicator in Indicator
        from horizon in Horizon
        from scope in Values.Scope
        from value in Values.Target
        from text in Values.Words
        from command in Gen.Elements<Asked>(
            new SetTarget(indicator, horizon, scope, value, text),
            new SetTarget(indicator, horizon, Livelihood.Everyone, Livelihood.AtMost(2.3m), "Maximaal 2,3%"),
            new ChangeTarget(indicator, horizon, scope, value, text),
            new ChangeTarget(indicator, horizon, Livelihood.Everyone, value, text),
            new WithdrawTarget(indicator, horizon, Livelihood.Everyone))
        select command;

    private static Gen<Asked> OnReadings =>
        from indicator in Indicator
        from scope in Values.Scope
        from date in Values.MaybeDate
        from reading in Values.Reading
        from command in Gen.Elements<Asked>(
            new RecordBaseline(indicator, scope, date, reading, null),
            new RecordMeasurement(indicator, scope, date, reading, null),
            new RecordBaseline(indicator, Livelihood.Everyone, null, Elsewhere, null),
            new RecordMeasurement(indicator, Livelihood.Everyone, null, Elsewhere, null),
            new CorrectMeasurement(new(indicator, scope, date, reading, null, Undated)),
            new CorrectMeasurement(new(indicator, scope, date, Elsewhere, null, Undated)),
            new CorrectBaseline(new(indicator, scope, date, reading, null, Undated)),
            new CorrectBaseline(new(indicator, scope, date, Elsewhere, null, Undated)))
        select command;

    private static Reading.Elsewhere Elsewhere { get; } = new("elders");

    private static ReadingAt Undated { get; } = new(Livelihood.Everyone, null);

    private static Gen<Asked> Noted => Gen.OneOf(
        from earlier in Thing
        from later in Values.Maybe(Thing)
        from kind in Gen.Elements(Enum.GetValues<LineageKind>())
        select (Asked)new DeclareLineage(earlier, later, kind),
        from title in Values.Words
        from says in Gen.ListOf(Values.Words, 2)
        select (Asked)new NoteContradiction(
            Slug.Parse("armoede"), ContradictionKind.Figure, title, [new PlanRef(Livelihood.Id)],
            says.Select(s => new Statement(s, new Citation(ThemePlan.Document, "§5"))).ToValueList()));

    private static Gen<Asked> OnWhole =>
        from title in Values.Words
        from period in Values.Date.Zip(Values.MaybeDate)
        from command in Gen.Elements<Asked>(
            new AdoptPlan(),
            new ClosePlan(),
            new OpenPlan(title, PlanKind.ThemePlan, period.Item1, period.Item2, null),
            new CorrectPlan(new(title, PlanKind.ThemePlan, period.Item1, period.Item2, null)))
        select command;
}
