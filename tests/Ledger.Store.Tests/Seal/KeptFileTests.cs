using System.IO.Compression;
using System.Text;
using Ledger.Domain;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>What somebody kept, checked by itself and against the whole log as it is now.</summary>
public sealed class KeptFileTests : IClassFixture<LedgerDatabase>, IDisposable
{
    private readonly SealedLog _log;
    private readonly Prover _prover;
    private readonly KeptFile _check;

    public KeptFileTests(LedgerDatabase database)
    {
        _log = new SealedLog(database.Source);
        _prover = new Prover(database.Source);
        _check = new KeptFile(_prover, new LogAudit(database.Source, _log.Folder));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_checkpoint_a_proof_an_archive_and_a_key_hold_also_when_more_was_recorded()
    {
        var (checkpoint, proof, archive, key) = await Keep();
        await _log.Sealer.Rotate(_log.Tenant, Cancel);
        await _log.Record(new Random(42), 9);
        await _log.Seal();

        (await Check(checkpoint)).ShouldSatisfyAllConditions(
            r => r.Ok.ShouldBeTrue(), r => r.Kind.ShouldBe(KeptFileKind.Checkpoint), r => r.Size.ShouldBe(49));
        (await Check(proof)).ShouldSatisfyAllConditions(
            r => r.Ok.ShouldBeTrue(), r => r.Kind.ShouldBe(KeptFileKind.Proof), r => r.Entry.ShouldNotBeNull());
        (await Check(archive)).ShouldSatisfyAllConditions(
            r => r.Ok.ShouldBeTrue(), r => r.Kind.ShouldBe(KeptFileKind.Archive), r => r.Events.ShouldBePositive());
        (await Check(key)).Ok.ShouldBeTrue("the key that was handed over is still one of the log");
    }

    [Fact]
    public async Task Nothing_holds_after_an_event_was_rewritten_but_the_key()
    {
        var (checkpoint, proof, archive, key) = await Keep();
        await _log.Run("ALTER TABLE ledger.mt_events DISABLE TRIGGER ALL");
        await _log.Run(
            $"""
            UPDATE ledger.mt_events SET data = '{"{}"}' WHERE seq_id = (
                SELECT max(seq_id) FROM ledger.mt_events WHERE tenant_id = '{_log.Tenant}' AND stream_id = 'plan/s1')
            """);

        foreach (var file in (byte[][])[checkpoint, proof, archive])
        {
            var report = await Check(file);
            report.Ok.ShouldBeFalse();
            report.Problems[0].Kind.ShouldBe(ProblemKind.Changed);
        }

        (await Check(key)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task What_another_log_signed_is_not_of_this_one()
    {
        using var other = new SealedLog(_log.Source);
        await other.Record(new Random(43), 12);
        var signed = await other.Seal();
        await Keep();

        (await Check(Encoding.UTF8.GetBytes(signed.Note.ToString()))).Problems.ShouldHaveSingleItem()
            .Kind.ShouldBe(ProblemKind.Restored);
        var key = (await _prover.Keys(other.Tenant, Cancel))[0];
        (await Check(Encoding.UTF8.GetBytes(key.ToString()))).Ok.ShouldBeFalse();
        (await Check(await Archive(other))).Problems.ShouldContain(p => p.Kind == ProblemKind.Signature);
    }

    [Fact]
    public async Task Every_byte_of_a_kept_file_counts()
    {
        var (checkpoint, proof, _, key) = await Keep();
        foreach (var file in (byte[][])[checkpoint, proof, key])
        {
            for (var i = 0; i < file.Length; i += 1 + file.Length / 25)
            {
                byte[] flipped = [.. file];
                flipped[i] ^= 1;
                (await Check(flipped)).Ok.ShouldBeFalse($"byte {i} of {Encoding.UTF8.GetString(file)}");
            }
        }
    }

    [Fact]
    public async Task What_is_nothing_of_the_kind_is_said_to_be_so()
    {
        await Keep();

        (await Check([])).Kind.ShouldBe(KeptFileKind.Unknown);
        (await Check([0xff, 0xfe, 0])).Kind.ShouldBe(KeptFileKind.Unknown);
        (await Check("Notulen van de raad"u8.ToArray())).Ok.ShouldBeFalse();
        (await Check("PK\u0003\u0004 no zip"u8.ToArray())).Problems.ShouldHaveSingleItem()
            .Kind.ShouldBe(ProblemKind.Archive);
        (await Check(Bomb())).Problems.ShouldContain(p => p.Message.Contains("larger", StringComparison.Ordinal));
    }

    private Task<KeptFileReport> Check(byte[] file) => _check.Check(_log.Tenant, file, Cancel);

    private async Task<(byte[] Checkpoint, byte[] Proof, byte[] Archive, byte[] Key)> Keep()
    {
        await _log.Record(new Random(41), 40);
        var signed = await _log.Seal();
        var proven = await _prover.Prove(_log.Tenant, [Sample.Stream("s1")], Cancel).LastAsync(Cancel);
        var key = (await _prover.Keys(_log.Tenant, Cancel))[^1];
        return (
            Encoding.UTF8.GetBytes(signed.Note.ToString()), Encoding.UTF8.GetBytes(proven.Proof.ToString()),
            await Archive(_log), Encoding.UTF8.GetBytes(key.ToString()));
    }

    private static async Task<byte[]> Archive(SealedLog log)
    {
        using var target = new MemoryStream();
        (await new EvidenceWriter(log.Source).Write(log.Tenant, PlanId.Parse("s1"), target, Cancel)).ShouldNotBeNull();
        return target.ToArray();
    }

    /// <summary>Little that unpacks to more than is looked at.</summary>
    private static byte[] Bomb()
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("checkpoint", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i <= KeptFile.LargestUnpackedBytes / zeros.Length; i++)
            {
                stream.Write(zeros);
            }
        }

        return target.ToArray();
    }
}
