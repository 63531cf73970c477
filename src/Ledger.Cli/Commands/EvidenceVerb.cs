using System.CommandLine;
using Ledger.Domain;
using Ledger.Exports;
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
                await session.Note(parse, "bewijs maken", $"evidence {id}", cancellationToken);
                await session.Sealer.Seal(session.Tenant, null, cancellationToken);
                var path = parse.GetValue(file)!;
                var package = await EvidencePackage.Of(
                    session.Evidence, session.Reader, id, Serving.NameOf(session.Tenant.Value), Path.GetFileName(path),
                    cancellationToken) ?? throw new SealBrokenException($"Nothing about {id} is sealed.");
                var written = await Save(package, Path.GetDirectoryName(path) ?? "", cancellationToken);
                var checkpoint = package.Checkpoint;
                screen.Show(
                    new
                    {
                        Plan = id.ToString(),
                        Out = path,
                        package.Events,
                        checkpoint.Size,
                        Root = checkpoint.Root.ToString(),
                        Bytes = package.Files[0].Bytes.Length,
                        Metadata = written.Skip(1),
                    },
                    o => o.WriteLine(
                        $"{package.Events} gebeurtenissen met bewijs in {path}, onder {checkpoint.Short}"));
                return ExitCode.Done;
            });
    }

    private static async Task<List<string>> Save(
        EvidencePackage package, string folder, CancellationToken cancellationToken)
    {
        var written = package.Files.Select(f => Path.Combine(folder, f.Name)).ToList();
        foreach (var (path, file) in written.Zip(package.Files))
        {
            await File.WriteAllBytesAsync(path, file.Bytes, cancellationToken);
        }

        return written;
    }
}
