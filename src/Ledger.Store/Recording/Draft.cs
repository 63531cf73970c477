using Ledger.Domain;
using NodaTime;

namespace Ledger.Store;

/// <summary>An append in the making: instructions decided one after another on the streams as they become.</summary>
internal sealed class Draft(EventCodec codec, WorkingStreams streams, LocalDate today, string correlation)
{
    private readonly Dictionary<StreamId, List<NewEvent>> _events = [];
    private readonly List<StreamId> _order = [];
    private readonly List<InstructionResult> _results = [];

    public IReadOnlyList<InstructionResult> Results => _results;

    public IReadOnlyList<StreamAppend> Appends => _order.ConvertAll(
        s => new StreamAppend(s, streams[s].StreamType, streams[s].StoredVersion, _events[s]));

    /// <summary>Decides all; the first refusal ends it.</summary>
    public RecordOutcome.Refused? Decide(IReadOnlyList<Instruction> instructions)
    {
        for (var index = 0; index < instructions.Count; index++)
        {
            if (Decide(instructions[index]) is var (refusal, about))
            {
                return new RecordOutcome.Refused(index, instructions[index], refusal, about);
            }
        }

        return null;
    }

    /// <summary>Decides one; when it is refused, the draft is as it was.</summary>
    public (Refusal Refusal, string About)? Decide(Instruction instruction)
    {
        var stream = streams[instruction.Stream];
        if (stream.Earlier(instruction.Id) is { } earlier)
        {
            if (earlier != CommandStamp.Of(instruction))
            {
                return (Refusal.CommandIdReused, instruction.Id.ToString());
            }

            _results.Add(new InstructionResult(instruction, []));
            return null;
        }

        if (instruction.ExpectedVersion is { } expected && expected != stream.StoredVersion)
        {
            return (Refusal.StaleVersion, $"{instruction.Stream}: {expected}, now {stream.StoredVersion}");
        }

        if (CheckAccountability(instruction) is { } unsound)
        {
            return unsound;
        }

        var (events, refusal, about) = stream.Decide(instruction.Command, instruction.By.Basis);
        return refusal is null ? Take(instruction, stream, events) : (refusal, about);
    }

    private (Refusal Refusal, string About)? Take(
        Instruction instruction, StreamState stream, IReadOnlyList<ILedgerEvent> events)
    {
        var command = CommandStamp.Of(instruction);
        for (var index = 0; index < events.Count; index++)
        {
            if (stream.Check(events[index], instruction.By) is { } refusal)
            {
                return (refusal, instruction.Stream.ToString());
            }

            var id = NameBasedGuid.OfEvent(instruction.Id, index);
            stream.Apply(id, events[index], instruction.By, command);
            Add(instruction.Stream, codec.Encode(id, events[index], instruction.By, command, correlation));
        }

        _results.Add(new InstructionResult(instruction, events));
        return null;
    }

    private (Refusal Refusal, string About)? CheckAccountability(Instruction instruction)
    {
        var by = instruction.By;
        if (AccountabilityRules.Check(by, today) is { } refusal)
        {
            return (refusal, refusal == Refusal.DecidedInFuture ? by.DecidedOn.ToString() : instruction.Name);
        }

        // A source may cite itself and a decision may rest on itself: they come into being with their first event.
        var unknown = WorkingStreams.References(by)
            .FirstOrDefault(s => s != instruction.Stream && !streams.Exists(s));
        return true switch
        {
            _ when unknown != default =>
                (unknown.Kind == "decision" ? Refusal.DecisionUnknown : Refusal.SourceUnknown, unknown.ToString()),
            _ when instruction.Command is ICorrection && by.Basis is not Basis.Corrects =>
                (Refusal.CorrectionBasisMissing, instruction.Name),
            _ => null,
        };
    }

    private void Add(StreamId stream, NewEvent @event)
    {
        if (!_events.TryGetValue(stream, out var events))
        {
            _events[stream] = events = [];
            _order.Add(stream);
        }

        events.Add(@event);
    }
}
