using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store.Seal;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// <c>ledger evidence</c>: an archive that a stranger can check without a database and without a network.
/// </summary>
internal static class EvidenceVerb
{
    public static Command Make()
    {
        var plan = new Argument<string>("plan") { Description = "The plan that the evidence is about." };
        var file = new Option<string>("--out") { Description = "The archive to write, a zip.", Required = true };
        return new Command("evidence", "An archive for an auditor.") { plan, file }.With(
            async (session, parse, screen, cancellationToken) =>
            {
                var ledger = await session.Snapshot(cancellationToken);
                var id = PlanId.Parse(ledger.Find(parse.GetValue(plan)!, SubjectKind.Plan).Id);
                await session.Sealer.Seal(session.Tenant, null, cancellationToken);
                using var archive = new MemoryStream();
                var (events, signed) = await session.Evidence.Write(session.Tenant, id, archive, cancellationToken)
                    ?? throw new SealBrokenException($"Nothing about {id} is sealed.");
                await File.WriteAllBytesAsync(parse.GetValue(file)!, archive.ToArray(), cancellationToken);
                var checkpoint = signed.Checkpoint;
                screen.Show(
                    new
                    {
                        Plan = id.ToString(),
                        Out = parse.GetValue(file),
                        Events = events,
                        checkpoint.Size,
                        Root = checkpoint.Root.ToString(),
                        Bytes = archive.Length,
                    },
                    o => o.WriteLine(
                        $"{events} gebeurtenissen met bewijs in {parse.GetValue(file)}, onder {checkpoint.Short}"));
                return ExitCode.Done;
            });
    }
}
