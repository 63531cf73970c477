using System.Diagnostics;
using System.Globalization;
using Ledger.Domain;
using Ledger.Dossier;
using Ledger.Projections;
using Ledger.Store;
using NodaTime;

namespace Ledger.Web.Recording;

/// <summary>
/// Takes forms in, by the same commands and the same recorder as <c>ledger record</c>. A form rests on the version that
/// its giver saw: what someone else changed of the same meanwhile is shown first, what has nothing to do with it is not
/// in the way.
/// </summary>
internal sealed class RecordDesk(LedgerReader ledger, Recorder recorder, LedgerWebOptions options, IClock clock)
{
    private const int MaxTries = 4;

    /// <summary>The visit with what the ledger says now of all that a form names.</summary>
    public async Task<Visit> Named(FilledForm form, Visit visit, CancellationToken cancellationToken)
    {
        if (FormCheck.Of(form, visit, Today).Count > 0)
        {
            return visit;
        }

        var named = await ledger.Mentioned(FormCommand.Of(form, visit), cancellationToken);
        return visit with
        {
            Ledger = form.Subject is { } subject
                ? await ledger.About(subject, visit.Lens.Lens, cancellationToken, [.. named])
                : await ledger.Streams(named, visit.Lens.Lens, cancellationToken),
        };
    }

    /// <summary>What a form would come to. Nothing is recorded.</summary>
    public DeskAnswer Rehearse(FilledForm form, Visit visit)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (instructions, wrong) = Read(form, visit);
            if (instructions is not [var instruction])
            {
                return wrong;
            }

            var step = new Rehearsal(Touched(visit.Ledger, instruction), Today).Try(instruction);
            if (step.Refusal is null)
            {
                return step.Events.Count == 0
                    ? new DeskAnswer.AlreadySo()
                    : Preview(visit, instruction, step.Events[0]);
            }

            if (step.Refusal != Refusal.StaleVersion || attempt == MaxTries)
            {
                return RefusalWords.Say(step.Refusal, step.About);
            }

            var (renewed, overtaken) = Renew(form, visit);
            if (overtaken is not null)
            {
                return overtaken;
            }

            form = renewed;
        }
    }

    /// <summary>Records a form. The same form again records nothing new and gives the same answer.</summary>
    public async Task<DeskAnswer> Record(FilledForm form, Visit visit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (instructions, wrong) = Read(form, visit);
            if (instructions is not [var instruction])
            {
                return wrong;
            }

            var outcome = await recorder.Record(
                options.Tenant, instructions, $"formulier-{form[FilledForm.Mark]}", cancellationToken);
            switch (outcome)
            {
                case RecordOutcome.Recorded:
                    return await Receipt(instruction, cancellationToken);
                case RecordOutcome.Refused { Refusal: var refusal, About: var about }
                    when attempt == MaxTries || (refusal != Refusal.StaleVersion && refusal != Refusal.Conflict):
                    return RefusalWords.Say(refusal, about);
                case RecordOutcome.Refused:
                    visit = await Named(form, visit, cancellationToken);
                    var (renewed, overtaken) = Renew(form, visit);
                    if (overtaken is not null)
                    {
                        return overtaken;
                    }

                    form = renewed;
                    continue;
                default:
                    throw new UnreachableException($"Unhandled outcome {outcome}.");
            }
        }
    }

    private LocalDate Today => clock.GetCurrentInstant().InZone(Dutch.Zone).Date;

    private (IReadOnlyList<Instruction> Instructions, DeskAnswer Wrong) Read(FilledForm form, Visit visit)
    {
        if (FormCheck.Of(form, visit, Today) is { Count: > 0 } problems)
        {
            return ([], new DeskAnswer.Wrong(problems));
        }

        var reading = RecordFile.Read(
            "formulier", FormCommand.Of(form, visit), visit.Ledger.Events, options.Tenant,
            visit.Visitor.Actor!.Value, Today);
        return (reading.Instructions, RefusalWords.Say(reading.Problems));
    }

    // What has nothing to do with the form may have changed; what has is shown.
    private static (FilledForm Renewed, DeskAnswer.Overtaken? Overtaken) Renew(FilledForm form, Visit visit)
    {
        var subject = form.Subject!;
        var seen = long.Parse(form[FilledForm.Version], CultureInfo.InvariantCulture);
        var meanwhile = ChangeLog.AsRecorded(subject.Stream, visit.Ledger.Of(subject.Stream))
            .Where(l => l.Recorded.Version > seen && l.Changes.Any(c => Concerns(c, subject))).ToList();
        return (
            FormOpening.Renew(form, visit.Ledger), meanwhile.Count > 0 ? new DeskAnswer.Overtaken(meanwhile) : null);
    }

    private static bool Concerns(Change change, Subject subject) =>
        change.Subject == subject.Id
        || change.Subject.StartsWith(subject.Id + "/", StringComparison.Ordinal)
        || subject.Id.StartsWith(change.Subject + "/", StringComparison.Ordinal);

    // Deciding needs the stream itself, which may be new, and what the command rests on.
    private static IEnumerable<RecordedEvent> Touched(LedgerSnapshot ledger, Instruction instruction)
    {
        var cited = instruction.By.Citations.Select(c => c.Source.Stream);
        StreamId? ground = instruction.By.Basis switch
        {
            Basis.Decided d => d.Decision.Stream,
            Basis.Published p => p.Source.Stream,
            _ => null,
        };
        return cited.Append(ground ?? instruction.Stream).Append(instruction.Stream).Distinct()
            .SelectMany(ledger.Read).OrderBy(e => e.Position);
    }

    private DeskAnswer.Ready Preview(Visit visit, Instruction instruction, ILedgerEvent @event)
    {
        var events = visit.Ledger.Events;
        var recorded = new RecordedEvent(
            events.Count == 0 ? 1 : events[^1].Position + 1, NameBasedGuid.OfEvent(instruction.Id, 0),
            instruction.Stream, FormOpening.VersionOf(visit.Ledger, instruction.Stream) + 1, @event, instruction.By,
            clock.GetCurrentInstant(), CommandStamp.Of(instruction));
        return new DeskAnswer.Ready(recorded, new LedgerSnapshot([.. events, recorded]));
    }

    // Whether it was recorded now or by the same form a moment ago, there is one event of it.
    private async Task<DeskAnswer> Receipt(Instruction instruction, CancellationToken cancellationToken)
    {
        var id = NameBasedGuid.OfEvent(instruction.Id, 0);
        var events = await ledger.Events(instruction.Stream, cancellationToken);
        return events.FirstOrDefault(e => e.Id == id) is { } recorded
            ? new DeskAnswer.Done(recorded.Position)
            : new DeskAnswer.AlreadySo();
    }
}
