using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Store.Seal;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>The tree, its tiles and its proofs against a tree made naively from the definition.</summary>
public sealed class MerkleTreeTests
{
    private const int Largest = 1100;

    private static readonly TreeHash[] Leaves =
        [.. Enumerable.Range(0, Largest).Select(i => TreeHash.OfLeaf(Encoding.UTF8.GetBytes($"entry {i}")))];

    private static readonly NaiveTree Tree = new(Leaves);

    // The roots over 1, 256, 65,536 and 16,777,216 times the same leaf.
    private static readonly TreeHash[] Same =
    [
        .. Enumerable.Range(0, 4).Select(level => Enumerable.Range(0, level * Tile.Height)
            .Aggregate(Leaves[0], (hash, _) => TreeHash.OfNode(hash, hash))),
    ];

    [Fact]
    public void The_running_root_is_that_of_the_definition_at_every_size()
    {
        var frontier = new Frontier();
        for (var size = 1; size <= 600; size++)
        {
            frontier.Add(Leaves[size - 1]);
            frontier.Root.ShouldBe(Tree.Root(0, size));
        }
    }

    [Fact]
    public void An_edge_taken_up_again_goes_on_as_if_it_had_never_stopped() =>
        Prop.ForAll(Sizes(), async sizes =>
        {
            var frontier = await Frontier.Of(Tree, sizes.Smaller);
            foreach (var leaf in Leaves[sizes.Smaller..sizes.Larger])
            {
                frontier.Add(leaf);
            }

            return frontier.Root == Tree.Root(0, sizes.Larger);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Every_leaf_of_trees_of_many_sizes_is_proven_and_nothing_else_by_its_proof()
    {
        foreach (var size in Enumerable.Range(1, 40).Concat([255, 256, 257, 513]))
        {
            var root = Tree.Root(0, size);
            for (var index = 0; index < size; index += Math.Max(1, size / 40))
            {
                var path = await MerkleProof.Inclusion(Tree, index, size);

                MerkleProof.Includes(Leaves[index], index, size, path, root).ShouldBeTrue();
                MerkleProof.Includes(Leaves[(index + 1) % Largest], index, size, path, root).ShouldBeFalse();
                MerkleProof.Includes(Leaves[index], index + 1, size, path, root).ShouldBeFalse();
                MerkleProof.Includes(Leaves[index], index, size, [.. path, root], root).ShouldBeFalse();
                if (path.Count > 0)
                {
                    MerkleProof.Includes(Leaves[index], index, size, [.. path.Skip(1)], root).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public async Task Between_any_two_sizes_there_is_a_proof_and_it_holds_for_those_roots_alone()
    {
        for (var second = 1; second <= 70; second++)
        {
            for (var first = 1; first <= second; first++)
            {
                var path = await MerkleProof.Consistency(Tree, first, second);
                var (older, newer) = (Tree.Root(0, first), Tree.Root(0, second));

                MerkleProof.Extends(first, older, second, newer, path).ShouldBeTrue();
                MerkleProof.Extends(first, newer, second, older, path).ShouldBe(first == second);
                MerkleProof.Extends(first, Leaves[700], second, newer, path).ShouldBeFalse();
                MerkleProof.Extends(first, older, second, Leaves[700], path).ShouldBeFalse();
                MerkleProof.Extends(first, older, second, newer, [.. path, Leaves[0]]).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Tiles_grown_in_any_portions_give_the_hashes_of_the_definition() =>
        Prop.ForAll(Sizes(), async sizes =>
        {
            Dictionary<(int, long), byte[]> stored = [];
            var nodes = new TileNodes((_, _, _) => Task.FromResult<byte[]?>(null));
            foreach (var (start, end) in ((int, int)[])[(0, sizes.Smaller), (sizes.Smaller, sizes.Larger)])
            {
                var tiles = await GrowingTiles.Of(nodes, start);
                foreach (var leaf in Leaves[start..end])
                {
                    tiles.Add(leaf);
                }

                foreach (var tile in tiles.TakeFull().Concat(tiles.Partial))
                {
                    stored[(tile.Level, tile.Number)] = tile.Hashes;
                }

                tiles.Root.ShouldBe(Tree.Root(0, end));
                nodes = new TileNodes((level, tile, _) => Task.FromResult(stored.GetValueOrDefault((level, tile))));
            }

            return await MerkleProof.Root(nodes, sizes.Larger) == Tree.Root(0, sizes.Larger)
                && await MerkleProof.Root(nodes, sizes.Smaller) == Tree.Root(0, sizes.Smaller);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_proof_among_ten_million_entries_has_at_most_24_hashes_and_reads_only_the_tiles_on_its_way()
    {
        const long size = 10_000_000;
        var root = await MerkleProof.Root(new TileNodes(Stored), size);
        var random = new Random(10_000_000);
        var some = Enumerable.Range(0, 500).Select(_ => random.NextInt64(size));
        foreach (var index in (long[])[0, 5_123_456, size - 1, .. some])
        {
            var nodes = new TileNodes(Stored);
            var path = await MerkleProof.Inclusion(nodes, index, size);

            path.Count.ShouldBeLessThanOrEqualTo(24);
            MerkleProof.Includes(Leaves[0], index, size, path, root).ShouldBeTrue();
            nodes.Read.ShouldBeLessThanOrEqualTo(6);
        }

        // The tiles of a tree whose leaves are all the same: every one as wide as the tree of this size has it.
        static Task<byte[]?> Stored(int level, long tile, CancellationToken _)
        {
            var width = (int)Math.Clamp(Tile.CountAt(level, size) - tile * Tile.Width, 0, Tile.Width);
            var bytes = new byte[width * TreeHash.Size];
            for (var i = 0; i < width; i++)
            {
                Same[level].CopyTo(bytes.AsSpan(i * TreeHash.Size));
            }

            return Task.FromResult<byte[]?>(bytes);
        }
    }

    private static Arbitrary<(int Smaller, int Larger)> Sizes() => Gen.Choose(0, Largest)
        .SelectMany(a => Gen.Choose(a, Largest).Select(b => (a, b)))
        .ToArbitrary();
}
