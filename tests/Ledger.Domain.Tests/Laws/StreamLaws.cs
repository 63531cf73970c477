using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Ledger.Domain.Tests.Laws;

/// <summary>What holds for the streams of every kind, whatever is asked of them.</summary>
public abstract class StreamLaws<TState, TEvent>
    where TState : class
    where TEvent : class, ILedgerEvent
{
    private readonly TState _initial;
    private readonly Func<TState, TEvent, TState> _evolve;
    private readonly Gen<IReadOnlyList<ICommand<TState, TEvent>>> _asked;
    private readonly Gen<IReadOnlyList<Dated<ICommand<TState, TEvent>>>> _askedWithDates;

    /// <param name="initial">Before anything.</param>
    /// <param name="evolve">The fold.</param>
    /// <param name="opening">What the stream begins with, more often than not.</param>
    /// <param name="commands">Anything that may be asked.</param>
    protected StreamLaws(
        TState initial, Func<TState, TEvent, TState> evolve, Gen<ICommand<TState, TEvent>> opening,
        Gen<ICommand<TState, TEvent>> commands)
    {
        (_initial, _evolve) = (initial, evolve);
        _asked = from first in Gen.Frequency((9, opening), (1, commands))
                 from count in Gen.Choose(0, 60)
                 from rest in Gen.ListOf(commands, count)
                 select (IReadOnlyList<ICommand<TState, TEvent>>)[first, .. rest];
        _askedWithDates = from asked in _asked
                          from dates in Gen.ListOf(Values.Date.Zip(Values.Date), asked.Count)
                          select (IReadOnlyList<Dated<ICommand<TState, TEvent>>>)
                              [.. asked.Zip(dates, (c, d) => new Dated<ICommand<TState, TEvent>>(c, d.Item1, d.Item2))];
    }

    /// <summary>The refusals that commands of this kind give.</summary>
    protected abstract IEnumerable<Refusal> Refusals { get; }

    [Fact]
    public void Deciding_twice_records_nothing() => Law.Holds(
        _asked,
        asked =>
        {
            var state = _initial;
            foreach (var command in asked)
            {
                state = Recorded(command, state).Aggregate(state, _evolve);
                if (command.Decide(state) is Outcome<TEvent>.Recorded again)
                {
                    again.Events.ShouldBeEmpty($"{command} was asked twice");
                }
            }
        },
        smaller: Law.Shorter);

    [Fact]
    public void A_fold_may_be_cut_anywhere() => Law.Holds(
        from asked in _asked
        from cut in Gen.Choose(0, asked.Count)
        select (asked, cut),
        drawn =>
        {
            var events = History(drawn.asked);
            var prefix = events.Take(drawn.cut).Aggregate(_initial, _evolve);
            var before = Canonical.Text(prefix);
            var whole = events.Skip(drawn.cut).Aggregate(prefix, _evolve);
            Canonical.Text(whole).ShouldBe(Canonical.Text(events.Aggregate(_initial, _evolve)));
            Canonical.Text(prefix).ShouldBe(before, "a fold leaves the state that it started from as it was");
        });

    [Fact]
    public void A_decision_depends_on_the_history_and_on_nothing_else() => Law.Holds(
        from asked in _asked
        from command in _asked
        select (asked, command[0]),
        drawn => Canonical.Text(drawn.Item2.Decide(Fold(drawn.asked)))
            .ShouldBe(Canonical.Text(drawn.Item2.Decide(Fold(drawn.asked)))));

    [Fact]
    public void An_impossible_event_is_not_shrugged_off() => Law.Holds(
        from one in _asked
        from other in _asked
        select (one, other),
        drawn =>
        {
            var state = Fold(drawn.one);
            foreach (var @event in History(drawn.other))
            {
                try
                {
                    state = _evolve(state, @event);
                }
                catch (UnreachableException impossible)
                {
                    impossible.Message.ShouldNotBeEmpty();
                }
            }
        });

    [Fact]
    public void What_a_lens_shows_of_a_change_it_shows_of_what_is_changed() => Law.Holds(
        from asked in _askedWithDates
        from lens in Values.Lens
        select (asked, lens),
        drawn =>
        {
            var seen = Log(drawn.asked).Where(e => e.IsSeenBy(drawn.lens)).OrderBy(e => e.Order).ToList();
            for (var index = 0; index < seen.Count; index++)
            {
                var there = seen.Take(index).SelectMany(e => e.Event.Creates).ToHashSet();
                seen[index].Event.Changes.Except(there).ShouldBeEmpty($"{seen[index]} changes what is not there");
            }
        },
        times: 400);

    [Fact]
    public void A_lens_shows_what_lies_before_it_and_nothing_else() => Law.Holds(
        from asked in _askedWithDates
        from lens in Values.Lens
        select (asked, lens),
        drawn =>
        {
            foreach (var e in Log(drawn.asked))
            {
                var isLater = e.Effective.FirstDay > drawn.lens.Effective || e.Decided.FirstDay > drawn.lens.Decided
                    || e.RecordedAt > drawn.lens.Recorded;
                e.IsSeenBy(drawn.lens).ShouldBe(!isLater, $"{e} through {drawn.lens}");
            }
        });

    [Fact]
    public void Everything_that_can_happen_happens_in_these_histories()
    {
        var (commands, events, refusals) = (new HashSet<Type>(), new HashSet<Type>(), new HashSet<Refusal>());
        foreach (var asked in Gen.Sample(_asked, 1_500, new Rnd(20261124), 50))
        {
            var state = _initial;
            foreach (var command in asked)
            {
                var recorded = Recorded(command, state);
                events.UnionWith(recorded.Select(e => e.GetType()));
                commands.UnionWith(recorded.Count > 0 ? [command.GetType()] : []);
                refusals.UnionWith(command.Decide(state) is Outcome<TEvent>.Refused r ? [r.Refusal] : []);
                state = recorded.Aggregate(state, _evolve);
            }
        }

        commands.Select(c => c.Name).ShouldBe(CommandTypes(), ignoreOrder: true);
        events.Select(e => e.Name).ShouldBe(EventTypes(), ignoreOrder: true);
        refusals.Select(r => r.Code).ShouldBe(Refusals.Select(r => r.Code), ignoreOrder: true);
    }

    private static IEnumerable<string> CommandTypes() => typeof(Slug).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(ICommand<TState, TEvent>))).Select(t => t.Name);

    private static IEnumerable<string> EventTypes() =>
        typeof(TEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent))).Select(t => t.Name);

    private static ValueList<TEvent> Recorded(ICommand<TState, TEvent> command, TState state) =>
        command.Decide(state) is Outcome<TEvent>.Recorded recorded ? recorded.Events : [];

    private TState Fold(IEnumerable<ICommand<TState, TEvent>> asked) => History(asked).Aggregate(_initial, _evolve);

    /// <summary>What is recorded when all of it is asked in turn.</summary>
    private protected List<TEvent> History(IEnumerable<ICommand<TState, TEvent>> asked)
    {
        var (state, events) = (_initial, new List<TEvent>());
        foreach (var command in asked)
        {
            var recorded = Recorded(command, state);
            events.AddRange(recorded);
            state = recorded.Aggregate(state, _evolve);
        }

        return events;
    }

    /// <summary>The same with dates; what may not carry its dates is not recorded.</summary>
    private List<LoggedEvent> Log(IEnumerable<Dated<ICommand<TState, TEvent>>> asked)
    {
        var (state, existence, log) = (_initial, Existence.Nothing, new List<LoggedEvent>());
        foreach (var (command, effective, decided) in asked)
        {
            foreach (var e in Recorded(command, state))
            {
                if (existence.Check(e, effective, decided) is null)
                {
                    log.Add(new LoggedEvent(e, effective, decided, log.Count + 1));
                    existence = existence.After(e, effective, decided);
                    state = _evolve(state, e);
                }
            }
        }

        return log;
    }
}
