using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Ledger.Domain;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>
/// The evidence archive, checked by the program and by the verifier in Python, which share no code: both accept what is
/// true and
/// refuse what an exporter made up.
/// </summary>
public sealed class EvidenceTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private static readonly PlanId Plan = PlanId.Parse("s1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What a malicious exporter may do to a true archive.</summary>
    public static TheoryData<string> Lies =>
        ["change an event", "drop an event", "drop the first event", "swap two events", "repeat an event",
            "drop a proof",
            "add a file", "use the proof of another", "raise the size", "another plan", "no events"];

    [Fact]
    public async Task A_true_archive_is_accepted_by_both_also_over_a_handover_and_given_what_was_kept()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(21), 40);
        var kept = await log.Seal();
        var first = (await new Prover(database.Source).Keys(log.Tenant, Cancel))[0];
        await log.Sealer.Rotate(log.Tenant, Cancel);
        await log.Record(new Random(22), 1);
        await log.Seal();
        var archive = await Archive(log);

        Audit(archive, null).Problems.ShouldBeEmpty();
        EvidenceAudit.Run(new MemoryStream(archive), [first],
            [new KeptCheckpoint(kept, "The minutes")]).Problems.ShouldBeEmpty();
        (await Python(archive)).ShouldBe(0);
        (await Python(archive, "--key", first.ToString())).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_lie_is_refused_by_both(string lie)
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(23), 40);
        await log.Seal();
        var archive = Tell(lie, await Archive(log));

        Audit(archive, null).Ok.ShouldBeFalse();
        (await Python(archive)).ShouldBe(4);
    }

    [Fact]
    public async Task Two_histories_under_one_checkpoint_or_one_key_are_refused()
    {
        using var log = new SealedLog(database.Source);
        using var other = new SealedLog(database.Source);
        await log.Record(new Random(24), 30);
        await other.Record(new Random(25), 30);
        await log.Seal();
        await other.Seal();
        var key = (await new Prover(database.Source).Keys(log.Tenant, Cancel))[0];
        var (told, made) = (Files(await Archive(log)), Files(await Archive(other)));
        var mixed = Zip(made.ToDictionary(f => f.Key, f => f.Key is "checkpoint" or "keys" ? told[f.Key] : f.Value));

        Audit(mixed, null).Ok.ShouldBeFalse();
        (await Python(mixed)).ShouldBe(4);
        Audit(Zip(made), key).Ok.ShouldBeFalse("a whole history of another log, for who knows the key of this one");
        (await Python(Zip(made), "--key", key.ToString())).ShouldBe(4);
        Audit(Zip(told), key).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task One_byte_changed_in_any_file_but_the_read_me_is_refused()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(26), 12);
        await log.Seal();
        var files = Files(await Archive(log));
        foreach (var (name, text) in files.Where(f => f.Key != "README.txt"))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var i = 0; i < bytes.Length; i += 1 + bytes.Length / 120)
            {
                byte[] flipped = [.. bytes];
                flipped[i] ^= (byte)(1 << i % 7);
                var changed = files.ToDictionary(f => f.Key, f =>
                    f.Key == name ? flipped : Encoding.UTF8.GetBytes(f.Value));
                Audit(Zip(changed), null).Ok.ShouldBeFalse($"byte {i} of {name}");
            }
        }
    }

    [Fact]
    public void What_is_not_an_archive_is_refused() =>
        Audit([1, 2, 3], null).Problems.ShouldHaveSingleItem().Kind.ShouldBe("archive");

    private static async Task<byte[]> Archive(SealedLog log)
    {
        using var target = new MemoryStream();
        await new EvidenceWriter(log.Source).Write(log.Tenant, Plan, target, Cancel);
        return target.ToArray();
    }

    private static AuditReport Audit(byte[] archive, VerifierKey? key) =>
        EvidenceAudit.Run(new MemoryStream(archive), key is null ? [] : [key], []);

    private static byte[] Tell(string lie, byte[] archive)
    {
        var files = Files(archive);
        var lines = files["events.ndjson"].Split('\n')[..^1].ToList();
        var proofs = files.Keys.Where(f => f.StartsWith("proofs/", StringComparison.Ordinal)).ToList();
        if (lie is "drop an event" or "drop the first event")
        {
            var which = lie == "drop an event" ? 2 : 0;
            lines.RemoveAt(which);
            files.Remove(proofs[which]);
        }
        else if (!TellOfFiles(lie, files, proofs))
        {
            TellOfLines(lie, lines);
        }

        files["events.ndjson"] = string.Concat(lines.Select(l => l + "\n"));
        return Zip(files);
    }

    private static bool TellOfFiles(string lie, Dictionary<string, string> files, List<string> proofs)
    {
        switch (lie)
        {
            case "drop a proof":
                return files.Remove(proofs[1]);
            case "add a file":
                files["besluit.txt"] = "De raad besloot anders.";
                return true;
            case "use the proof of another":
                files[proofs[1]] = files[proofs[2]];
                return true;
            case "raise the size":
                files["checkpoint"] = files["checkpoint"].Replace("\n40\n", "\n41\n", StringComparison.Ordinal);
                return true;
            case "another plan":
                files["plan"] = "een-ander-plan\n";
                return true;
            default:
                return false;
        }
    }

    private static void TellOfLines(string lie, List<string> lines)
    {
        switch (lie)
        {
            case "change an event":
                lines[2] = lines[2].Replace("Doel", "Deol", StringComparison.Ordinal);
                break;
            case "swap two events":
                (lines[1], lines[2]) = (lines[2], lines[1]);
                break;
            case "repeat an event":
                lines.Insert(2, lines[2]);
                break;
            default:
                lines.Clear();
                break;
        }
    }

    private static Dictionary<string, string> Files(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }

    private static byte[] Zip(Dictionary<string, string> files) =>
        Zip(files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value)));

    private static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return target.ToArray();
    }

    private static async Task<int> Python(byte[] archive, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"ledger-evidence-{Guid.NewGuid():n}.zip");
        await File.WriteAllBytesAsync(file, archive, Cancel);
        try
        {
            var start = new ProcessStartInfo("python3",
                [Verifier(), file, .. arguments])
            { RedirectStandardOutput = true };
            using var python = Process.Start(start).ShouldNotBeNull("python3 is needed to run the second verifier");
            await python.StandardOutput.ReadToEndAsync(Cancel);
            await python.WaitForExitAsync(Cancel);
            return python.ExitCode;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Verifier()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "ops", "verifier", "verify_evidence.py");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("ops/verifier/verify_evidence.py is not above the tests.");
    }
}
