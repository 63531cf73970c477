using System.Text;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>One bit flipped anywhere in a proof, an entry or a checkpoint, and it is refused.</summary>
public sealed class FlipTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [Fact]
    public async Task Every_flip_of_every_bit_is_refused()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(11), 37);
        var signed = await log.Seal();
        var prover = new Prover(database.Source);
        var key = (await prover.Keys(log.Tenant, TestContext.Current.CancellationToken))[0];
        var streams = Enumerable.Range(0, 4).Select(i => Sample.Stream($"s{i}")).ToList();
        var proven = await prover.Prove(log.Tenant, streams, TestContext.Current.CancellationToken).ElementAtAsync(21);
        var (entry, proof) = (Encoding.UTF8.GetBytes(proven.Entry), Encoding.UTF8.GetBytes(proven.Proof.ToString()));

        Accepts(entry, proof, key).ShouldBeTrue();
        Flips(entry).Where(e => Accepts(e, proof, key)).ShouldBeEmpty();
        Flips(proof).Where(p => Accepts(entry, p, key)).ShouldBeEmpty();
        Flips(Encoding.UTF8.GetBytes(signed.Note.ToString()))
            .Where(n => SignedNote.TryParse(n) is { } note && note.IsSignedBy(key)).ShouldBeEmpty();
    }

    private static bool Accepts(byte[] entry, byte[] proof, VerifierKey key) =>
        TlogProof.TryParse(proof) is { } read
        && read.Signed.Note.IsSignedBy(key) && read.Signed.Checkpoint.Origin == key.Name && read.Proves(entry);

    private static IEnumerable<byte[]> Flips(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            byte[] flipped = [.. bytes];
            flipped[i / 8] ^= (byte)(1 << i % 8);
            yield return flipped;
        }
    }
}
