using System.Diagnostics;
using Ledger.Domain;
using NodaTime;

namespace Ledger.Store;

/// <summary>
/// Takes instructions: loads the streams, decides, appends in one transaction, and tries again a bounded number of
/// times when someone else was first. Streams that it worked on before it remembers, so that most commands are one
/// round trip; keep one for as long as the program runs. Safe to use from several threads.
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
    private readonly KnownStreams _known = new();

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
        if (await RecordRemembered(tenant, instructions, correlation, cancellationToken) is { } recorded)
        {
            return recorded;
        }

        for (var attempt = 1; ; attempt++)
        {
            var streams = await WorkingStreams.Load(log, _codec, tenant, instructions, cancellationToken);
            var draft = new Draft(_codec, streams, Today(clock), correlation);
            if (draft.Decide(instructions) is { } refused)
            {
                return refused;
            }

            if (await Append(tenant, instructions, streams, draft, attempt == MaxTries, cancellationToken) is { } done)
            {
                return done;
            }

            await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancellationToken);
        }
    }

    /// <summary>Appends what was decided; null when it is worth trying again.</summary>
    private async Task<RecordOutcome?> Append(
        TenantId tenant, IReadOnlyList<Instruction> instructions, WorkingStreams streams, Draft draft, bool isLastTry,
        CancellationToken cancellationToken)
    {
        if (draft.Appends.Count == 0)
        {
            streams.Remember(_known, tenant);
            return new RecordOutcome.Recorded([], draft.Results);
        }

        return await log.Append(tenant, draft.Appends, cancellationToken) switch
        {
            AppendResult.Appended done => Recorded(tenant, streams, draft, done),
            AppendResult.Conflict conflict =>
                isLastTry ? RefuseFor(instructions, conflict.Stream, Refusal.Conflict) : null,
            AppendResult.IdTaken taken =>
                RefuseFor(instructions, null, Refusal.CommandIdReused, taken.EventId.ToString()),
            AppendResult.Archived archived => RefuseFor(instructions, archived.Stream, Refusal.PlanClosed),
            var other => throw new UnreachableException($"Unhandled result {other}."),
        };
    }

    /// <summary>
    /// Decides on what it remembers. That every stream was still at its version only an append to it shows, so a
    /// refusal, an instruction that comes to nothing and a conflict do not count here: null, and it is decided on the
    /// log.
    /// </summary>
    private async Task<RecordOutcome?> RecordRemembered(
        TenantId tenant, IReadOnlyList<Instruction> instructions, string correlation,
        CancellationToken cancellationToken)
    {
        if (WorkingStreams.Remembered(_known, tenant, instructions) is not { } streams)
        {
            return null;
        }

        var draft = new Draft(_codec, streams, Today(clock), correlation);
        return draft.Decide(instructions) is null
            && draft.Appends.Count > 0 && draft.Results.All(r => r.Events.Count > 0)
            && await log.Append(tenant, draft.Appends, cancellationToken) is AppendResult.Appended done
            ? Recorded(tenant, streams, draft, done)
            : null;
    }

    private RecordOutcome.Recorded Recorded(
        TenantId tenant, WorkingStreams streams, Draft draft, AppendResult.Appended done)
    {
        foreach (var (append, receipt) in draft.Appends.Zip(done.Receipts))
        {
            streams.Store(append, receipt);
        }

        streams.Remember(_known, tenant);
        return new RecordOutcome.Recorded(done.Receipts, draft.Results);
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
