using System.Diagnostics;
using Ledger.Domain;
using NodaTime;

namespace Ledger.Store;

/// <summary>
/// Takes instructions: loads the streams, decides, appends in one transaction, and tries again a bounded number of
/// times when someone else was first.
/// </summary>
/// <param name="log">The event log.</param>
/// <param name="clock">Says what day it is; a decision dated after it is refused.</param>
/// <param name="codec">How events are stored.</param>
public sealed class Recorder(IEventLog log, IClock clock, EventCodec? codec = null)
{
    /// <summary>How often an append is tried before the conflict is given to the caller.</summary>
    public const int MaxTries = 5;

    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    private readonly EventCodec _codec = codec ?? EventCodec.Current;

    /// <summary>
    /// Records instructions, all or none, in order: a later one sees what an earlier one did. Instructions whose id is
    /// in the log already record nothing.
    /// </summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="instructions">The instructions.</param>
    /// <param name="correlation">What belongs together: an import, a request.</param>
    /// <param name="cancellationToken">Gives up; what was appended stays.</param>
    public async Task<RecordOutcome> Record(
        TenantId tenant, IReadOnlyList<Instruction> instructions, string correlation,
        CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var streams = await WorkingStreams.Load(log, _codec, tenant, instructions, cancellationToken);
            var draft = new Draft(_codec, streams, Today(clock), correlation);
            if (draft.Decide(instructions) is { } refused)
            {
                return refused;
            }

            var appends = draft.Appends;
            if (appends.Count == 0)
            {
                return new RecordOutcome.Recorded([], draft.Results);
            }

            switch (await log.Append(tenant, appends, cancellationToken))
            {
                case AppendResult.Appended done:
                    return new RecordOutcome.Recorded(done.Receipts, draft.Results);
                case AppendResult.Conflict when attempt < MaxTries:
                    await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancellationToken);
                    continue;
                case AppendResult.Conflict conflict:
                    return RefuseFor(instructions, conflict.Stream, Refusal.Conflict);
                case AppendResult.IdTaken taken:
                    return RefuseFor(instructions, null, Refusal.CommandIdReused, taken.EventId.ToString());
                case AppendResult.Archived archived:
                    return RefuseFor(instructions, archived.Stream, Refusal.PlanClosed);
                case var other:
                    throw new UnreachableException($"Unhandled result {other}.");
            }
        }
    }

    /// <summary>The day that it is in the Netherlands.</summary>
    internal static LocalDate Today(IClock clock) => clock.GetCurrentInstant().InZone(Amsterdam).Date;

    private static RecordOutcome.Refused RefuseFor(
        IReadOnlyList<Instruction> instructions, StreamId? stream, Refusal refusal, string? about = null)
    {
        var index = 0;
        while (stream is not null && index < instructions.Count - 1 && instructions[index].Stream != stream)
        {
            index++;
        }

        return new RecordOutcome.Refused(index, instructions[index], refusal, about ?? $"{stream}");
    }
}
