using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;

namespace Ledger.Store;

/// <summary>
/// A stream while it is decided on: its state in recording order, and what of it accountability needs.
/// </summary>
internal abstract class StreamState
{
    private readonly Dictionary<Guid, (HistoricalDate Decided, HistoricalDate Effective)> _dates = [];
    private readonly Dictionary<Guid, CommandStamp> _commands = [];
    private Existence _existence = Existence.Nothing;

    /// <summary>The version of the stream in the log.</summary>
    public long StoredVersion { get; private set; }

    /// <summary>Whether anything is recorded, in the log or in the append that is being made.</summary>
    public bool Exists => _dates.Count > 0;

    /// <summary>The kind of the stream as Marten stores it.</summary>
    public abstract string StreamType { get; }

    /// <summary>An empty stream of the kind that its id names.</summary>
    public static StreamState Open(StreamId stream) => stream.Kind switch
    {
        "plan" => new Of<Plan, PlanEvent>("plan", Plan.Initial, Plan.Evolve, Plan.ForCorrection),
        "budget" => new Of<Budget, BudgetEvent>("budget", Budget.Initial, Budget.Evolve, Budget.ForCorrection),
        "decision" => new Of<DecisionRecord, DecisionEvent>(
            "decision", DecisionRecord.Initial, DecisionRecord.Evolve, record => record),
        "source" => new Of<Source, SourceEvent>("source", Source.Initial, Source.Evolve, source => source),
        "actor" => new Of<ActorRecord, ActorEvent>(
            "actor", ActorRecord.Initial, ActorRecord.Evolve, actor => actor),
        _ => throw new UnreachableException($"No streams of kind '{stream.Kind}'."),
    };

    /// <summary>Takes in an event of the log.</summary>
    public void Load(RecordedEvent recorded)
    {
        StoredVersion = recorded.Version;
        Apply(recorded.Id, recorded.Event, recorded.By, recorded.Command);
    }

    /// <summary>Notes that what was about to be stored is, up to this version.</summary>
    public void Store(long version) => StoredVersion = version;

    /// <summary>Takes in an event, stored or about to be.</summary>
    public void Apply(Guid id, ILedgerEvent @event, Accountability by, CommandStamp command)
    {
        Evolve(@event);
        _existence = _existence.After(@event, by.EffectiveFrom, by.DecidedOn);
        _dates[id] = (by.DecidedOn, by.EffectiveFrom);
        _commands[command.Id] = command;
    }

    /// <summary>The command with this id that recorded something here before; null when there is none.</summary>
    public CommandStamp? Earlier(Guid command) => _commands.GetValueOrDefault(command);

    /// <summary>Why an event may not be recorded with this accountability; null when it may.</summary>
    public Refusal? Check(ILedgerEvent @event, Accountability by)
    {
        if (by.Basis is not Basis.Corrects corrects)
        {
            return _existence.Check(@event, by.EffectiveFrom, by.DecidedOn);
        }

        if (!_dates.TryGetValue(corrects.Event, out var dates))
        {
            return Refusal.CorrectedEventUnknown;
        }

        return dates == (by.DecidedOn, by.EffectiveFrom)
            ? _existence.Check(@event, by.EffectiveFrom, by.DecidedOn)
            : Refusal.CorrectionMovesTime;
    }

    /// <summary>Decides; a rectificatie also on a plan or year that is closed.</summary>
    public abstract (IReadOnlyList<ILedgerEvent> Events, Refusal? Refusal, string About) Decide(
        object command, Basis basis);

    /// <summary>Folds one event.</summary>
    protected abstract void Evolve(ILedgerEvent @event);

    private sealed class Of<TState, TEvent>(
        string type, TState state, Func<TState, TEvent, TState> evolve, Func<TState, TState> forCorrection)
        : StreamState
        where TEvent : class, ILedgerEvent
    {
        private TState _state = state;

        public override string StreamType => type;

        public override (IReadOnlyList<ILedgerEvent> Events, Refusal? Refusal, string About) Decide(
            object command, Basis basis) =>
            ((ICommand<TState, TEvent>)command).Decide(basis is Basis.Corrects ? forCorrection(_state) : _state) switch
            {
                Outcome<TEvent>.Recorded r => (r.Events, null, ""),
                Outcome<TEvent>.Refused r => ([], r.Refusal, r.About),
                var other => throw new UnreachableException($"Unhandled outcome {other}."),
            };

        protected override void Evolve(ILedgerEvent @event) => _state = evolve(_state, (TEvent)@event);
    }
}
