using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.CritterStack.Tests;

/// <summary>A plan to which random things happen, decided by the domain and encoded as they are stored.</summary>
internal sealed class RandomPlan(Random random, int number)
{
    private static readonly Unit[] Units = [Unit.Percent, Unit.Count, Unit.Grade, Unit.None];
    private static readonly string[] Scopes = ["gemeente", "landelijk", "gebied:swifterbant", "leeftijd:18-64"];
    private static readonly ElementId Goal = ElementId.Parse("doel-1");
    private static readonly IndicatorId Indicator = IndicatorId.Parse("kinderen-in-armoede");

    private readonly StreamId _stream = StreamId.Parse($"plan/plan-{number}");
    private Plan _plan = Plan.Initial;
    private long _version;

    /// <summary>What happens next: one to four events.</summary>
    public StreamAppend Next()
    {
        List<NewEvent> events = [];
        for (var wanted = random.Next(1, 5); events.Count < wanted;)
        {
            if (Command().Decide(_plan) is Outcome<PlanEvent>.Recorded { Events: [var decided] })
            {
                _plan = Plan.Evolve(_plan, decided);
                events.Add(Encode(decided));
            }
        }

        _version += events.Count;
        return new StreamAppend(_stream, "plan", _version - events.Count, events);
    }

    private ICommand<Plan, PlanEvent> Command() => _version == 0 && _plan is Plan.NotOpened
        ? new OpenPlan(Words(), PlanKind.ThemePlan, Date(), random.Next(2) == 0 ? Date() : null, null)
        : random.Next(9) switch
        {
            0 => new AddElement(Goal, ElementKind.Goal, "1", Words(), null, null),
            1 => new RewordElement(Goal, "1", Words(), random.Next(2) == 0 ? Words() : null),
            2 => new DefineIndicator(Indicator, Goal, Words(), Unit.Percent, Direction.Down, true, null, Words()),
            3 => new RedefineIndicator(Indicator, Words(), Units[random.Next(4)], Direction.Up, false, Words(), null),
            4 => new RecordBaseline(Indicator, Scoped(), Date(), new Reading.Measured(Quantity()), Words()),
            5 => new RecordMeasurement(Indicator, Scoped(), Date(), new Reading.Range(Quantity(), Quantity()), null),
            6 => new SetTarget(Indicator, Year(), Scoped(), Value(), Words()),
            7 => new ChangeTarget(Indicator, Year(), Scoped(), Value(), Words()),
            _ => new WithdrawTarget(Indicator, Year(), Scoped()),
        };

    private NewEvent Encode(PlanEvent @event)
    {
        var id = new byte[16];
        random.NextBytes(id);
        var command = new CommandStamp(new Guid(id), "Random", Words());
        random.NextBytes(id);
        return EventCodec.Current.Encode(new Guid(id), @event, By(), command, $"import-{random.Next(5)}");
    }

    private Accountability By()
    {
        Basis[] bases =
        [
            new Basis.Decided(DecisionId.Parse("raad-2019-02-14-vaststelling")),
            new Basis.Published(SourceId.Parse("jaarverslag")),
            new Basis.Corrects(new Guid(random.Next(), 0, 0, new byte[8]), Words()),
        ];
        return new Accountability(
            bases[random.Next(3)], Date(), Date(), Words(),
            [new Citation(SourceId.Parse("raadsstuk"), "§1", random.Next(2) == 0 ? 3 : null, Words())],
            new Actor(Slug.Parse("medewerker")), (Provenance)random.Next(2));
    }

    private int Year() => 2026 + random.Next(4);

    private Scope Scoped() => Scope.Parse(Scopes[random.Next(4)]);

    private HistoricalDate Date() => HistoricalDate.Parse(random.Next(3) switch
    {
        0 => "2019",
        1 => "2007-07",
        _ => string.Create(CultureInfo.InvariantCulture, $"2020-0{random.Next(1, 10)}-1{random.Next(10)}"),
    });

    // Digits behind the point are kept, also zeros.
    private Quantity Quantity() => new(new decimal(random.Next(), 0, 0, random.Next(2) == 0, (byte)random.Next(5)),
        Unit.Percent);

    private TargetValue Value() => random.Next(4) switch
    {
        0 => new TargetValue.AtMost(Quantity()),
        1 => new TargetValue.Between(Quantity(), Quantity()),
        2 => new TargetValue.ToBeDetermined(Words(), Date()),
        _ => new TargetValue.Qualitative(Words()),
    };

    /// <summary>Words with what JSON escapes, what looks like a date, and characters beyond the first plane.</summary>
    private string Words() => string.Join(' ', Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(7) switch
    {
        0 => "één \"doel\" \\ / <b>&amp;</b>",
        1 => "2026-11-24T10:00:00Z",
        2 => "\n\t\u0001\u001f",
        3 => "🏛️ 𝒟ronten",
        4 => "1.50",
        5 => "\u2028",
        _ => random.Next().ToString(CultureInfo.InvariantCulture),
    }));
}
