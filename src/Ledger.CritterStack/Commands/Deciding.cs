using JasperFx.Events;
using Ledger.CritterStack.Aggregates;
using Ledger.Domain;
using Ledger.Store;
using Marten;
using NodaTime;
using Wolverine.Marten;

namespace Ledger.CritterStack.Commands;

/// <summary>
/// Decides a command within Wolverine's workflow, by the rules of <see cref="Recorder"/>. Who was faster is found when
/// the session is saved: Marten expects the version that was decided on, and the policy tries again.
/// </summary>
internal static class Deciding
{
    public static async Task<(Events Events, CommandAnswer Answer)> On(
        Instruction instruction, RecordedStream? history, IDocumentSession session, IClock clock,
        CancellationToken cancellationToken)
    {
        List<RecordedEvent> known = [.. history?.Events ?? []];
        foreach (var stream in WorkingStreams.References(instruction.By).Distinct().Where(s => s != instruction.Stream))
        {
            var read = await session.Events.FetchStreamAsync(stream.Value, token: cancellationToken);
            known.AddRange(read.Select(RecordedStream.Of));
        }

        var draft = new Draft(
            EventCodec.Current, WorkingStreams.Of(known), Recorder.Today(clock), $"command-{instruction.Id}");
        if (draft.Decide(instruction) is var (refusal, about))
        {
            return ([], new CommandAnswer(refusal.Number, about, []));
        }

        session.LockTenant(TenantId.Parse(session.TenantId));
        List<NewEvent> encoded = [.. draft.Appends.SelectMany(a => a.Events)];
        return (
            new Events(draft.Results[0].Events.Zip(encoded, (e, dress) => Dressed(session, e, dress))),
            new CommandAnswer(null, "", [.. encoded.Select(e => e.Id)]));
    }

    /// <summary>An event as the domain has it, with the id and the accountability that it is stored with.</summary>
    private static IEvent Dressed(IDocumentSession session, ILedgerEvent @event, NewEvent encoded)
    {
        var dressed = session.Events.BuildEvent(@event);
        dressed.Id = encoded.Id;
        dressed.Headers = LedgerAppends.HeadersOf(encoded);
        dressed.CorrelationId = encoded.CorrelationId;
        dressed.CausationId = encoded.CausationId;
        return dressed;
    }
}
