using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>Sealing: what is signed, when the sealer refuses, and how keys follow each other.</summary>
public sealed class SealerTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_without_events_has_nothing_to_seal_and_audits_well()
    {
        using var log = new SealedLog(database.Source);

        (await log.Sealer.Seal(log.Tenant, null, Cancel)).ShouldBeNull();
        (await log.Audit()).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Sealing_in_any_portions_gives_the_tree_of_all_entries()
    {
        var random = new Random(8);
        using var log = new SealedLog(database.Source);
        var first = default(SignedCheckpoint);
        for (var i = 0; i < 12; i++)
        {
            await log.Record(random, random.Next(1, 60));
            first ??= await log.Seal();
        }

        var last = await log.Seal();
        (await log.Seal()).Note.ToString().ShouldBe(last.Note.ToString(), "sealing again signs nothing new");
        var prover = new Prover(database.Source);
        List<TreeHash> leaves = [];
        await foreach (var proven in prover.Prove(log.Tenant,
            [.. Enumerable.Range(0, 4).Select(i => Sample.Stream($"s{i}"))], Cancel))
        {
            leaves.Add(TreeHash.OfLeaf(System.Text.Encoding.UTF8.GetBytes(proven.Entry)));
            proven.Proof.Index.ShouldBe(leaves.Count - 1);
            proven.Proof.Signed.Note.IsSignedBy((await prover.Keys(log.Tenant, Cancel))[^1]).ShouldBeTrue();
            TlogProof.TryParse(proven.Proof.ToString()).ShouldNotBeNull().Proves(leaves[^1]).ShouldBeTrue();
        }

        new NaiveTree(leaves).Root(0, leaves.Count).ShouldBe(last.Checkpoint.Root);
        var path = await prover.Consistency(log.Tenant, first!.Checkpoint.Size, last.Checkpoint.Size, Cancel);
        MerkleProof.Extends(
            first.Checkpoint.Size, first.Checkpoint.Root, last.Checkpoint.Size, last.Checkpoint.Root,
                path).ShouldBeTrue();
        (await log.AuditAtHome()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sealers_that_run_at_once_take_turns()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(1), 300);

        var signed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => log.Seal()));

        signed.Select(s => s.Checkpoint).Distinct().ShouldHaveSingleItem().Size.ShouldBe(300);
        (await log.AuditAtHome()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_old_key_signs_the_new_one_and_checkpoints_of_both_are_accepted()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(2), 5);
        var before = await log.Seal();
        var old = (await new Prover(database.Source).Keys(log.Tenant, Cancel))[0];
        var key = await log.Sealer.Rotate(log.Tenant, Cancel);
        var again = await log.Seal();
        await log.Record(new Random(3), 5);
        var after = await log.Seal();

        key.ShouldNotBe(old);
        again.Checkpoint.ShouldBe(before.Checkpoint, "nothing was recorded in between");
        again.Note.IsSignedBy(key).ShouldBeTrue();
        after.Note.IsSignedBy(key).ShouldBeTrue();
        after.Note.IsSignedBy(old).ShouldBeFalse();
        (await log.Audit(
            new KeptCheckpoint(before, "One"), new KeptCheckpoint(again, "Two"), new KeptCheckpoint(after, "Three")))
            .Problems.ShouldBeEmpty();
        var report = await new LogAudit(database.Source, log.Folder).Run(log.Tenant, [], old, null, Cancel);
        report.Problems.ShouldBeEmpty("who knows the first key follows the handover to the second");
        report.Keys.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_the_key_nothing_more_is_signed()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(4), 5);
        await log.Seal();
        await log.Record(new Random(5), 5);
        var stranger = new Sealer(database.Source, new SealFolder(Path.Combine(log.FolderPath, "stranger")));

        await Should.ThrowAsync<SealRefusedException>(() => stranger.Seal(log.Tenant, null, Cancel));
        (await log.Audit()).Unsealed.ShouldBe(5);
    }

    [Fact]
    public async Task The_sealer_refuses_to_go_on_from_a_tree_that_was_set_back_or_changed()
    {
        using var log = new SealedLog(database.Source);
        await log.Record(new Random(6), 5);
        await log.Seal();
        await log.Record(new Random(7), 5);
        await log.Seal();
        await log.Record(new Random(8), 1);
        await log.Run("ALTER TABLE ledger.seal_checkpoints DISABLE TRIGGER ALL");

        var tenth = $"FROM ledger.seal_checkpoints WHERE tenant_id = '{log.Tenant}' AND size = 10";
        await log.Run($"CREATE TABLE saved AS SELECT * {tenth}");
        await log.Run($"DELETE {tenth}");
        (await Should.ThrowAsync<SealRefusedException>(log.Seal)).Message.ShouldContain("set back");
        await log.Run("INSERT INTO ledger.seal_checkpoints SELECT * FROM saved; DROP TABLE saved");
        await log.Run(
            "UPDATE ledger.seal_tiles SET hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) "
            + $"WHERE tenant_id = '{log.Tenant}'");
        (await Should.ThrowAsync<SealRefusedException>(log.Seal)).Message.ShouldContain("not the one that was signed");
    }

    [Fact]
    public void The_key_is_for_its_owner_alone()
    {
        using var log = new SealedLog(database.Source);
        using var key = log.Folder.MakeKey();

        File.GetUnixFileMode(Path.Combine(log.FolderPath, "key.pem")).ShouldBe(
            UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var again = log.Folder.MakeKey();
        again.Public("x").ShouldBe(key.Public("x"), "a key that is there is never replaced by making one");
    }
}
