using System.Security.Cryptography;
using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>
/// Adds what was recorded to the Merkle tree of a tenant and signs a checkpoint over it. Begins where it ended; may be
/// stopped at any moment. Several may run at once: they take turns.
/// </summary>
/// <param name="source">The database, with the schema installed.</param>
/// <param name="folder">The key, and what is remembered outside the database.</param>
public sealed class Sealer(NpgsqlDataSource source, SealFolder folder)
{
    /// <summary>How many entries are sealed in one transaction, with one checkpoint.</summary>
    public const int Portion = 16_384;

    /// <summary>Seals everything that is committed now.</summary>
    /// <returns>The last checkpoint; null when there is nothing to seal.</returns>
    /// <exception cref="SealRefusedException">The sealer will not sign: the tree does not go on from what it signed
    /// before, or the log is sealed with another key. Nothing was changed.</exception>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public async Task<SignedCheckpoint?> Seal(
        TenantId tenant, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                var (last, isAll) = await SealPortion(tenant, cancellationToken);
                progress?.Report(last?.Checkpoint.Size ?? 0);
                if (isAll)
                {
                    return last;
                }
            }
        }
        catch (SealBrokenException broken)
        {
            throw new SealRefusedException(broken.Message);
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            throw new StoreException(fault);
        }
    }

    /// <summary>
    /// Hands over to a new key: the old one signs it, and from the next checkpoint on the new one signs.
    /// </summary>
    /// <returns>The new public key.</returns>
    /// <exception cref="SealRefusedException">
    /// There is nothing sealed yet, or the key is not ours to change.
    /// </exception>
    public async Task<VerifierKey> Rotate(TenantId tenant, CancellationToken cancellationToken = default)
    {
        if (folder.IsKeyGiven)
        {
            throw new SealRefusedException("The key is given from outside: a new one has to be given there.");
        }

        var sealedNow = await Seal(tenant, null, cancellationToken)
            ?? throw new SealRefusedException("Nothing is sealed yet, so that there is no key to change.");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var tables = new SealTables(connection, tenant);
        await tables.Lock(cancellationToken);
        using var old = folder.Key() ?? throw new SealRefusedException("The key that sealed this log is not here.");
        using var key = SealKey.Make();
        var origin = sealedNow.Checkpoint.Origin;
        var rows = await tables.Keys(cancellationToken);
        var handover = KeyChain.HandOver(origin, old, key);
        await tables.AddKey(rows.Count + 1, key.Public(origin).ToString(), handover.ToString(), cancellationToken);
        folder.Prepare(key);
        await transaction.CommitAsync(cancellationToken);
        folder.Replace(old);
        return key.Public(origin);
    }

    private async Task<(SignedCheckpoint? Last, bool IsAll)> SealPortion(
        TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var tables = new SealTables(connection, tenant);
        await tables.Lock(cancellationToken);
        var last = await tables.Last(cancellationToken);
        var portion = new SealPortion(tables, tenant, last);
        var rows = await portion.Read(connection, Portion, cancellationToken);
        if (last is null && rows == 0)
        {
            return (null, true);
        }

        var place = await tables.Place(cancellationToken);
        var origin = await Origin(tables, place, tenant, cancellationToken);
        using var key = folder.Key() ?? await FirstKey(tables, cancellationToken);
        await CheckKey(tables, key.Public(origin), cancellationToken);
        var before = await CheckLast(tables, last, key.Public(origin), origin, cancellationToken);
        if (rows == 0)
        {
            // What is kept outside after a handover shall be from the key that signs now, also when nothing is new.
            return (before!.Note.IsSignedBy(key.Public(origin)) ? before : Sign(before.Checkpoint, key), true);
        }

        var signed = Sign(new Checkpoint(origin, portion.Size, portion.Root), key);
        await portion.Write(signed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        folder.KeepOrigin(place, origin);
        folder.Keep(signed);
        return (signed, rows < Portion);
    }

    private static SignedCheckpoint Sign(Checkpoint checkpoint, SealKey key) =>
        new(checkpoint, SignedNote.Sign(checkpoint.Text, (key.Public(checkpoint.Origin), key.Sign)));

    /// <summary>The name of the log, drawn once. Tables that had a log and have none now were emptied.</summary>
    private async Task<string> Origin(
        SealTables tables, string place, TenantId tenant, CancellationToken cancellationToken)
    {
        var origin = await tables.Origin(cancellationToken);
        if (folder.OriginAt(place) is { } known && known != origin)
        {
            throw new SealRefusedException(
                $"The seal of {tenant} was {known} and is {origin ?? "gone"} now. Somebody changed its tables.");
        }

        if (origin is null)
        {
            origin = $"accountability-ledger/{tenant}/{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
            await tables.AddOrigin(origin, cancellationToken);
        }

        return origin;
    }

    private async Task<SealKey> FirstKey(SealTables tables, CancellationToken cancellationToken) =>
        (await tables.Keys(cancellationToken)).Count == 0
            ? folder.MakeKey()
            : throw new SealRefusedException("This log is sealed already, and the key that seals it is not here.");

    private static async Task CheckKey(SealTables tables, VerifierKey key, CancellationToken cancellationToken)
    {
        var rows = await tables.Keys(cancellationToken);
        if (rows.Count == 0)
        {
            await tables.AddKey(1, key.ToString(), null, cancellationToken);
        }
        else if (rows[^1].Vkey != key.ToString())
        {
            throw new SealRefusedException($"This log is sealed with another key ({rows[^1].Vkey}).");
        }
    }

    /// <summary>
    /// A log must not sign a tree that does not go on from every tree that it signed (c2sp.org/tlog-checkpoint).
    /// </summary>
    private async Task<SignedCheckpoint?> CheckLast(
        SealTables tables, SealTables.CheckpointRow? row, VerifierKey key, string origin,
        CancellationToken cancellationToken)
    {
        var kept = folder.Last(origin);
        if (kept is not null && !(row?.Size >= kept.Checkpoint.Size))
        {
            throw new SealRefusedException(
                $"{kept.Checkpoint.Size} entries were sealed, and the database knows of {row?.Size ?? 0}: "
                + "it was set back.");
        }

        if (row is null)
        {
            return null;
        }

        var trusted = KeyChain.Follow(origin, await tables.Keys(cancellationToken), [key]);
        var signed = SignedCheckpoint.TryParse(row.Note);
        if (signed is null || signed.Checkpoint.Origin != origin || signed.Checkpoint.Size != row.Size
            || !trusted.Any(k => signed.Note.IsSignedBy(k)))
        {
            throw new SealRefusedException(
                $"The last checkpoint, over {row.Size} entries, is not one that was signed here.");
        }

        foreach (var earlier in new[] { signed.Checkpoint, kept?.Checkpoint }.OfType<Checkpoint>())
        {
            if (await MerkleProof.Root(tables.Nodes, earlier.Size, cancellationToken) != earlier.Root)
            {
                throw new SealRefusedException(
                    $"The stored tree is not the one that was signed over {earlier.Size} entries. "
                    + "Run `ledger verify`.");
            }
        }

        return signed;
    }
}
