using Ledger.Domain;
using NodaTime;

namespace Ledger.Store;

/// <summary>
/// Decides instructions one after another as <see cref="Recorder"/> would, records nothing, and goes on after a
/// refusal: so that all that is wrong with many instructions can be told at once.
/// </summary>
public sealed class Rehearsal
{
    private readonly Draft _draft;

    /// <summary>Begins where these events end.</summary>
    /// <param name="events">The events of a tenant, in order; none for an empty ledger.</param>
    /// <param name="today">The day of recording.</param>
    public Rehearsal(IEnumerable<RecordedEvent> events, LocalDate today) =>
        _draft = new Draft(EventCodec.Current, WorkingStreams.Of(events), today, "rehearsal");

    /// <summary>Decides an instruction on what went before it.</summary>
    public RehearsedStep Try(Instruction instruction) => _draft.Decide(instruction) is var (refusal, about)
        ? new RehearsedStep(refusal, about, [])
        : new RehearsedStep(null, "", _draft.Results[^1].Events);
}

/// <summary>What an instruction would come to.</summary>
/// <param name="Refusal">Why it is refused; null when it is not.</param>
/// <param name="About">What the refusal is about.</param>
/// <param name="Events">The events that it records; none when it is so already.</param>
public sealed record RehearsedStep(Refusal? Refusal, string About, IReadOnlyList<ILedgerEvent> Events);
