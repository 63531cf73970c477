namespace Ledger.Projections.Tests.ThreeTimes;

/// <summary>
/// A history made of random bytes, four a fact: what, from when, decided when, and which. What the rules refuse is not
/// recorded, so every history is one that could have happened. Shorter bytes give a shorter history.
/// </summary>
internal sealed class RandomHistory(byte[] bytes)
{
    /// <summary>How many bytes a fact takes.</summary>
    public const int BytesOfFact = 4;

    // Few, so that decisions of one day with one date of effect, and rectificaties of them, are many.
    private static readonly string[] Days = ["2025-01-10", "2025-02", "2025-03-01"];

    private readonly List<(Guid Id, Times Times, object Command)> _plan = [];
    private readonly List<(Guid Id, Times Times, object Command)> _budget = [];

    /// <summary>Tells it.</summary>
    public async Task<Chronicle> Tell()
    {
        var chronicle = await Poverty.Begin();
        await ThemeBudget.Begin(chronicle);
        for (var at = 0; at + BytesOfFact <= bytes.Length; at += BytesOfFact)
        {
            await Step(chronicle, bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3], at / BytesOfFact);
        }

        return chronicle;
    }

    /// <summary>A lens of three random bytes; an axis is open one time in four, or in eight.</summary>
    public static Lens LensOf(byte effective, byte decided, byte recorded) => Chronicle.Through(
        Day(effective), Day(decided), recorded % 8 == 7 ? null : $"2025-06-{1 + (recorded % 25):00}");

    private static string? Day(byte b) => b % 4 == 3 ? null : HistoricalDate.Parse(Days[b % 4]).FirstDay.ToString(
        "uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task Step(Chronicle chronicle, byte what, byte effective, byte decided, byte which, int index)
    {
        var times = new Times(Days[decided % 3], Days[effective % 3], $"2025-06-{1 + Math.Min(24, index):00}");
        var isBudget = what % 2 == 0;
        var known = isBudget ? _budget : _plan;

        // One fact in three puts an earlier one right, and keeps its dates.
        var corrected = what / 2 % 3 == 0 && known.Count > 0 ? known[which % known.Count] : default;
        times = corrected.Times is { } kept ? kept with { Recorded = times.Recorded } : times;
        var basis = corrected.Times is null
            ? (Basis)new Basis.Decided(Chronicle.DecisionOf(times.Decided, "besluit"))
            : new Basis.Corrects(corrected.Id, "typefout");
        object asked = isBudget
            ? BudgetCommand(what / 6, which)
            : Elsewhere(corrected.Command, which) ?? PlanCommand(what / 6, which);
        var id = await chronicle.Try(
            command => isBudget
                ? Instruction.For(
                    ThemeBudget.Id, (ICommand<Budget, BudgetEvent>)asked, Chronicle.By(basis, times), command)
                : Instruction.For(
                    Poverty.Id, (ICommand<Plan, PlanEvent>)asked, Chronicle.By(basis, times), command),
            times, corrected.Times is null ? "besluit" : null);
        if (id is { } recorded)
        {
            known.Add((recorded, times, asked));
        }
    }

    // Every second time that a figure is put right, it should have stood under the other year.
    private static CorrectMeasurement? Elsewhere(object? wrong, byte which)
    {
        PlanEvent.MeasurementRecorded? stood = wrong switch
        {
            RecordMeasurement m => new(m.Indicator, m.Scope, m.ReferenceDate, m.Reading, m.Text),
            CorrectMeasurement c => c.Corrected,
            _ => null,
        };
        return stood is null || which % 2 == 0 ? null : new CorrectMeasurement(stood with
        {
            ReferenceDate = HistoricalDate.In(stood.ReferenceDate == HistoricalDate.In(2024) ? 2025 : 2024),
            Reading = which % 3 == 0 ? stood.Reading : Poverty.Measurement(2024, which).Reading,
            InsteadOf = new ReadingAt(stood.Scope, stood.ReferenceDate),
        });
    }

    private static ICommand<Plan, PlanEvent> PlanCommand(int kind, byte which)
    {
        var element = ElementId.Parse($"doel-{5 + (which % 3)}");
        return (kind % 9) switch
        {
            0 => Poverty.Set(which),
            1 or 2 => Poverty.Change(which),
            3 => Poverty.Withdraw(),
            4 => Poverty.Add($"doel-{5 + (which % 3)}", which % 2 == 0 ? null : "doel-4"),
            5 => new RewordElement(element, null, $"titel {which}", null),
            7 => Poverty.Baseline(which),
            8 => Poverty.Measurement(2024 + (which % 2), which),
            _ => which % 4 == 0
                ? new WithdrawElement(element)
                : new MoveElement(element, ElementId.Parse($"doel-{5 + (which / 3 % 3)}")),
        };
    }

    private static ICommand<Budget, BudgetEvent> BudgetCommand(int kind, byte which) => (kind % 5) switch
    {
        0 => ThemeBudget.Move(1 + which, $"{which}"),
        1 => ThemeBudget.Amend($"{which}", ThemeBudget.Care, which - 100m),
        2 => new RecordActual(which % 2 == 0 ? ThemeBudget.Care : ThemeBudget.Youth, Euro.Of(which)),
        _ => new AmendBudget($"nieuw {which}", [new LineChange(
            BudgetLineId.Parse($"regel-{which % 3}"), Euro.Of(which), Bearing.Unknown,
            which % 2 == 0 ? ThemeBudget.Line($"regel-{which % 3}", null) : null)]),
    };
}
