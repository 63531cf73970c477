using System.CommandLine;
using System.Security.Cryptography;
using System.Xml.Linq;
using Ledger.Domain;
using Ledger.Exports;
using Ledger.Projections;
using Ledger.Store.Seal;
using NodaTime;
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
        var file = new Option<string>("--out")
        {
            Description = "The archive to write, a zip; its metadata (MDTO) come beside it.",
            Required = true,
        };
        return new Command("evidence", "An archive for an auditor.") { plan, file }.With(
            async (session, parse, screen, cancellationToken) =>
            {
                var subject = await session.Reader.Only(
                    parse.GetValue(plan)!, cancellationToken, SubjectKind.Plan);
                var id = PlanId.Parse(subject.Id);
                await session.Sealer.Seal(session.Tenant, null, cancellationToken);
                using var archive = new MemoryStream();
                var (events, signed) = await session.Evidence.Write(session.Tenant, id, archive, cancellationToken)
                    ?? throw new SealBrokenException($"Nothing about {id} is sealed.");
                await File.WriteAllBytesAsync(parse.GetValue(file)!, archive.ToArray(), cancellationToken);
                var checkpoint = signed.Checkpoint;
                var metadata = await Describe(
                    session, await session.Reader.Plan(id, Lens.Everything, cancellationToken),
                    parse.GetValue(file)!, archive.ToArray(), checkpoint, cancellationToken);
                screen.Show(
                    new
                    {
                        Plan = id.ToString(),
                        Out = parse.GetValue(file),
                        Events = events,
                        checkpoint.Size,
                        Root = checkpoint.Root.ToString(),
                        Bytes = archive.Length,
                        Metadata = metadata,
                    },
                    o => o.WriteLine(
                        $"{events} gebeurtenissen met bewijs in {parse.GetValue(file)}, onder {checkpoint.Short}"));
                return ExitCode.Done;
            });
    }

    // The checksum is of the archive, so that its metadata stand beside it.
    private static async Task<IReadOnlyList<string>> Describe(
        LedgerSession session, PlanView plan, string file, byte[] archive, Checkpoint checkpoint,
        CancellationToken cancellationToken)
    {
        var facts = new ArchiveFacts(
            plan.Id, plan.Title!, DutchKinds.Say(plan.Kind!.Value), plan.From!.Value, plan.To, session.Tenant,
            Serving.NameOf(session.Tenant.Value), checkpoint.Size,
            Convert.ToHexStringLower(checkpoint.Root.ToArray()), SystemClock.Instance.GetCurrentInstant());
        var name = Path.GetFileName(file);
        var files = new Dictionary<string, XDocument>
        {
            [Path.ChangeExtension(file, ".mdto.xml")] = MdtoWriting.Object(facts, name),
            [file + ".bestand.mdto.xml"] =
                MdtoWriting.File(facts, name, archive.Length, SHA256.HashData(archive)),
        };
        foreach (var (path, document) in files)
        {
            await File.WriteAllTextAsync(path, $"{document.Declaration}\n{document}\n", cancellationToken);
        }

        return [.. files.Keys];
    }
}
