using Ledger.Domain;
using NodaTime;

namespace Ledger.Store;

/// <summary>
/// Decides instructions one after another as <see cref="Recorder"/> would, records nothing, and goes on after a refusal:
/// so that all that is wrong with many instructions can be told at once.
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
    /// <returns>Why it is refused and what about; null when it is not.</returns>
    public (Refusal Refusal, string About)? Try(Instruction instruction) => _draft.Decide(instruction);

    /// <summary>How many events those that were not refused come to.</summary>
    public int Events => _draft.Results.Sum(r => r.Events.Count);
}
