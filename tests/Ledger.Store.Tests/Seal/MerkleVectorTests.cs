using Ledger.Store.Seal;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>
/// The tree against the vectors that implementations of Certificate Transparency share (eight leaves of known bytes),
/// and
/// notes against two of real logs.
/// </summary>
public sealed class MerkleVectorTests
{
    private const string RekorKey =
        "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l"
        + "+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=";

    private const string RekorNote =
        "Rekor\n798034\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n\n— rekor.sigstore.dev "
        + "wNI9ajBEAiARInWIWyCdyG27CO6LPnPekyw20qO0YJfoaPaowGp/XgIgc+qEHS3+GKVClgqq20uDLet7MCoTURUCRdxwWBHHufk=\n";

    private const string PixelKey =
        "pixel6_transparency_log+91c16e30+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABN+4x0Jk1yTwvLFI9A4NDdGZcX0aiWVdWM5XJVy0"
        + "M4VWD3AvyW5Q6Hs9A0mcDkpUoYgn+KKPNzFC0H3nN3q6JQ8=";

    private const string PixelNote =
        "DEFAULT\n10\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n\n— pixel6_transparency_log "
        + "kcFuMDBFAiEAhqMAP8P6qf6QxtUJhzMhbN+MbZ9dwfUHzGQJmffJHtoCIGD0cNe47dHWBoPwYdgBCepB06/+g5O1FmYjXl06owL4\n";

    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_roots_of_zero_to_eight_leaves_are_the_known_ones()
    {
        var frontier = new Frontier();
        Hex(frontier.Root).ShouldBe(Roots[0]);
        for (var i = 0; i < Leaves.Length; i++)
        {
            frontier.Add(TreeHash.OfLeaf(Convert.FromHexString(Leaves[i])));
            Hex(frontier.Root).ShouldBe(Roots[i + 1]);
        }
    }

    [Fact]
    public async Task The_proofs_of_the_known_tree_are_the_known_ones()
    {
        var tree = new NaiveTree([.. Leaves.Select(l => TreeHash.OfLeaf(Convert.FromHexString(l)))]);
        string[] known =
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ];

        (await MerkleProof.Inclusion(tree, 0, 8)).Select(Hex).ShouldBe(known);
        (await MerkleProof.Consistency(tree, 1, 8)).Select(Hex).ShouldBe(known);
        (await MerkleProof.Inclusion(tree, 0, 1)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RekorKey, RekorNote)]
    [InlineData(PixelKey, PixelNote)]
    public void Notes_of_real_logs_verify_under_their_keys_and_no_others(string key, string note)
    {
        var verifier = VerifierKey.TryParse(key).ShouldNotBeNull();
        var other = VerifierKey.TryParse(key == RekorKey ? PixelKey : RekorKey).ShouldNotBeNull();
        var read = SignedNote.TryParse(note).ShouldNotBeNull();

        read.IsSignedBy(verifier).ShouldBeTrue();
        read.IsSignedBy(other).ShouldBeFalse();
        read.IsSignedBy(verifier.Named("bananas.sigstore.dev")).ShouldBeFalse();
        verifier.ToString().ShouldBe(key);
        read.ToString().ShouldBe(note);
        Checkpoint.TryParse(read.Text).ShouldNotBeNull().Text.ShouldBe(read.Text);
    }

    [Theory]
    [InlineData("rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!")]
    [InlineData("rekor.sigstore.dev+00000000+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0h"
        + "rZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void A_key_of_another_kind_or_with_another_id_is_not_read(string key) =>
        VerifierKey.TryParse(key).ShouldBeNull();

    private static string Hex(TreeHash hash) => Convert.ToHexStringLower(hash.ToArray());
}
