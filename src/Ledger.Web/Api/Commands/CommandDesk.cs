using System.Diagnostics;
using Ledger.Domain;
using Ledger.Dossier;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Ledger.Web.Api;

/// <summary>Takes commands in: reads them as <c>ledger record</c> does, and records all of them or none.</summary>
/// <param name="log">The event log.</param>
/// <param name="reader">Knows what commands refer to.</param>
/// <param name="recorder">Records.</param>
/// <param name="clock">Says what day it is.</param>
/// <param name="options">Whose ledger it is.</param>
internal sealed class CommandDesk(
    IEventLog log, LedgerReader reader, Recorder recorder, IClock clock, LedgerWebOptions options)
{
    /// <summary>Takes the commands of a request; all must be for one stream when one is given.</summary>
    public async Task<IResult> Take(HttpContext http, string? stream)
    {
        var body = await CommandBody.Read(http);
        var conditions = Conditions.Read(http.Request, stream is not null);
        if (body.Wrong is { } wrong)
        {
            return (wrong.Errors is { } errors ? Problem.Invalid([.. conditions.Errors, .. errors]) : wrong).ToResult();
        }

        var reading = await Read(http, body.Text!, conditions.Key);
        var all = conditions.Errors.Concat(Errors(http, reading, body.IsYaml, stream)).ToList();
        if (all.Count > 0)
        {
            return Problem.Invalid(all).ToResult();
        }

        if (conditions.MustExist && !await Exists(stream!, http.RequestAborted))
        {
            return Problem.Of(
                StatusCodes.Status412PreconditionFailed, new("Dit bestaat nog niet.", "This does not exist yet."))
                .ToResult();
        }

        var instructions = reading.Instructions
            .Select(i => i with { ExpectedVersion = conditions.Version ?? i.ExpectedVersion }).ToList();
        var outcome = await recorder.Record(
            options.Tenant, instructions, $"api-{Guid.CreateVersion7()}", http.RequestAborted);
        return outcome switch
        {
            RecordOutcome.Recorded recorded => await Receipts(http, recorded, stream),
            RecordOutcome.Refused refused => Refuse(http, refused, reading.Marks[refused.Index], conditions),
            _ => throw new UnreachableException($"Unhandled outcome {outcome}."),
        };
    }

    /// <summary>Under which pseudonym whoever asks acts.</summary>
    public static Actor ActorOf(HttpContext http) => Visitor.Of(http.User).Actor
        ?? throw new UnreachableException("Nobody comes here without having shown who he is.");

    private async Task<RecordReading> Read(HttpContext http, string text, string? key)
    {
        var actor = ActorOf(http);
        var today = clock.GetCurrentInstant().InZone(Dutch.Zone).Date;
        var named = await reader.Mentioned(text, http.RequestAborted);
        var recorded = (await reader.Streams(named, Lens.Everything, http.RequestAborted)).Events;
        return RecordFile.Read(
            "", text, recorded, options.Tenant, actor, today,
            key is null ? null : $"idempotency-key\n{actor}\n{key}");
    }

    private static IEnumerable<ProblemError> Errors(
        HttpContext http, RecordReading reading, bool isYaml, string? stream)
    {
        var found = reading.Problems.Select(p => new ProblemError("body", p.Field, p.Says, isYaml ? p.Line : null));
        var foreign = reading.Instructions.Zip(reading.Marks)
            .Where(x => stream is not null && x.First.Stream.Value != stream)
            .Select(x => new ProblemError(
                "body", x.Second.Field, new(
                    $"Deze opdracht is voor {x.First.Stream}, niet voor {stream}.",
                    $"This command is for {x.First.Stream}, not for {stream}."),
                isYaml ? x.Second.Line : null));
        var other = reading.Instructions.Any(i => i.By.Actor != ActorOf(http))
            ? [
                new ProblemError("body", "medewerker", new(
                    "Opdrachten geeft men onder eigen naam; laat dit weg.",
                    "One gives commands under one's own name; leave this out.")),
            ]
            : Array.Empty<ProblemError>();
        return found.Concat(foreign).Concat(other);
    }

    private async Task<bool> Exists(string stream, CancellationToken cancellationToken) =>
        await log.ReadStream(options.Tenant, StreamId.Parse(stream), 1, cancellationToken)
            .AnyAsync(cancellationToken);

    private static IResult Refuse(
        HttpContext http, RecordOutcome.Refused refused, Mark at, Conditions conditions)
    {
        var status = refused.Refusal == Refusal.StaleVersion && conditions.Version is not null
            ? StatusCodes.Status412PreconditionFailed
            : StatusCodes.Status409Conflict;
        if (refused.Refusal.IsTransient)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        return Problem.Refused(
            status, refused.Refusal, refused.About, [new ProblemError("body", at.Field, Problem.Says(refused.Refusal))])
            .ToResult();
    }

    private async Task<IResult> Receipts(HttpContext http, RecordOutcome.Recorded recorded, string? stream)
    {
        var view = recorded.Changed > 0
            ? ReceiptsView.Of(recorded)
            : new ReceiptsView(await Earlier(recorded, http.RequestAborted));
        if (view.Receipts is [{ Events: [var first, ..] } receipt, ..])
        {
            http.Response.Headers.Location = $"{ApiVersion.Root}/gebeurtenissen/{first}";
            http.Response.Headers.ETag = stream is null ? default : ReadDesk.TagOf(receipt.Version);
        }

        return Results.Json(
            view, ViewJson.Options,
            statusCode: recorded.Changed > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>The receipts of commands that were recorded before, as they were given then.</summary>
    private async Task<List<ReceiptView>> Earlier(RecordOutcome.Recorded recorded, CancellationToken cancellationToken)
    {
        var receipts = new List<ReceiptView>();
        foreach (var stream in recorded.Results.GroupBy(r => r.Instruction.Stream))
        {
            var commands = stream.Select(r => r.Instruction.Id.ToString()).ToHashSet();
            var events = await log.ReadStream(options.Tenant, stream.Key, 1, cancellationToken)
                .Where(e => e.CausationId is { } id && commands.Contains(id)).ToListAsync(cancellationToken);
            if (events.Count > 0)
            {
                var last = events[^1];
                receipts.Add(new ReceiptView(
                    stream.Key, last.Version, last.Position, last.RecordedAt, [.. events.Select(e => e.Id)]));
            }
        }

        return receipts;
    }
}
