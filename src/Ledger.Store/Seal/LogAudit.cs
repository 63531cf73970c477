using System.Data;
using System.Globalization;
using Ledger.Domain;
using Ledger.Store.Actors;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>
/// Audits the log of a tenant against its seal and against what was kept outside the database. Changes nothing.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="folder">What this machine knows of the seal.</param>
public sealed class LogAudit(NpgsqlDataSource source, SealFolder folder)
{
    private const int ProgressEvery = 1024;

    /// <summary>Recomputes everything from the events, in one pass, on one moment of the database.</summary>
    /// <param name="tenant">Whose log.</param>
    /// <param name="given">Checkpoints that were kept elsewhere.</param>
    /// <param name="key">A public key known from elsewhere, if any.</param>
    /// <param name="progress">Told how many events are done, and how many are sealed.</param>
    /// <param name="cancellationToken">Stops the audit.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public async Task<AuditReport> Run(
        TenantId tenant, IReadOnlyList<KeptCheckpoint> given, VerifierKey? key = null,
        IProgress<(long Done, long Sealed)>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var rows = await source.OpenConnectionAsync(cancellationToken);
            await using var look = await source.OpenConnectionAsync(cancellationToken);
            var tables = new SealTables(look, tenant);

            // Before the snapshot: a checkpoint kept in between would be newer than what is audited.
            var place = await tables.Place(cancellationToken);
            var expected = folder.OriginAt(place);
            var last = expected is null ? null : folder.Last(expected);
            await using var snapshot = await SameMoment(rows, look, cancellationToken);
            return await Run(tenant, tables, rows, new Known(given, key, expected, last), progress, cancellationToken);
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            throw new StoreException(fault);
        }
    }

    /// <summary>The keys of a log that this machine accepts, and whether one was known outside the database.</summary>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public async Task<(IReadOnlyList<VerifierKey> Keys, bool IsPinned)> Keys(
        TenantId tenant, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var tables = new SealTables(connection, tenant);
            return await Keys(tables, await tables.Origin(cancellationToken), null, cancellationToken);
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            throw new StoreException(fault);
        }
    }

    private async Task<AuditReport> Run(
        TenantId tenant, SealTables tables, NpgsqlConnection connection, Known known,
        IProgress<(long, long)>? progress, CancellationToken cancellationToken)
    {
        var findings = new FindingList();
        var origin = await tables.Origin(cancellationToken);
        var (keys, isPinned) = await Keys(tables, origin, known.Key, cancellationToken);
        var row = await tables.Last(cancellationToken);
        var sealedSize = row?.Size ?? 0;
        var watch = new CheckpointWatch(tables, origin, keys, Outside(known, origin, keys, findings), findings);
        var (sealedRoot, wrongTiles) = (TreeHash.OfNothing, new List<Tile>());
        LogWalk walk = null!;
        walk = new LogWalk(tenant, tables, findings)
        {
            Reached = async (size, position) =>
            {
                await watch.Reached(size, position, walk, cancellationToken);
                sealedRoot = size == sealedSize ? walk.Root : sealedRoot;
                if (size % ProgressEvery == 0)
                {
                    progress?.Report((size, sealedSize));
                }
            },
            Made = async tile => await Compare(tile, tables, wrongTiles, cancellationToken),
        };
        await walk.Run(connection, sealedSize, cancellationToken);
        await watch.End(walk.Size, cancellationToken);
        progress?.Report((walk.Size, sealedSize));
        Conclude(watch, walk, sealedSize, wrongTiles, findings);
        await CheckTables(connection, tenant, sealedSize, findings, cancellationToken);
        await CheckNames(connection, tenant, findings, cancellationToken);
        var problems = findings.Tell(await Elsewhere(connection, findings, cancellationToken), tenant.Value);
        var isWhole = walk.Size >= sealedSize && sealedSize > 0;
        return new AuditReport(
            row is null ? null : SignedCheckpoint.TryParse(row.Note)?.Checkpoint, isWhole ? sealedSize : walk.Size,
            isWhole ? sealedRoot : walk.Root, walk.Unsealed, isPinned, keys, problems, findings.Count);
    }

    /// <summary>
    /// Keys known from outside, and what is joined to them; without any, the database's first key is believed.
    /// </summary>
    private async Task<(IReadOnlyList<VerifierKey> Keys, bool IsPinned)> Keys(
        SealTables tables, string? origin, VerifierKey? given, CancellationToken cancellationToken)
    {
        if (origin is null)
        {
            return ([], given is not null);
        }

        var rows = await tables.Keys(cancellationToken);
        IReadOnlyList<VerifierKey> trusted = given is not null ? [given] : folder.Trusted(origin);
        var isPinned = trusted.Count > 0;
        var first = isPinned || rows.Count == 0 ? null : VerifierKey.TryParse(rows[0].Vkey);
        return (KeyChain.Follow(origin, rows, first is null ? trusted : [first]), isPinned);
    }

    /// <summary>What was kept outside, as far as it is a checkpoint of this log that a key of it signed.</summary>
    private static List<KeptCheckpoint> Outside(
        Known known, string? origin, IReadOnlyList<VerifierKey> keys, FindingList findings)
    {
        if (known.Expected is { } expected && expected != origin)
        {
            findings.Add(ProblemKind.Restored,
                $"The seal of this database was {expected} and is {origin ?? "gone"} now.");
        }

        List<KeptCheckpoint> fitting = known.Last is { } last && known.Expected == origin
            ? [new KeptCheckpoint(last, "The last checkpoint that was signed on this machine")] : [];
        foreach (var kept in known.Given)
        {
            if (kept.Signed.Checkpoint.Origin != origin)
            {
                findings.Add(
                    ProblemKind.Restored,
                    $"{kept.Name} is of log {kept.Signed.Checkpoint.Origin}; this is {origin ?? "no log at all"}.");
            }
            else if (!keys.Any(kept.Signed.Note.IsSignedBy))
            {
                findings.Add(ProblemKind.Signature, $"{kept.Name} is not signed by a key of this log.");
            }
            else
            {
                fitting.Add(kept);
            }
        }

        return fitting;
    }

    /// <summary>Tells a log that was changed from a stored tree that was.</summary>
    private static void Conclude(
        CheckpointWatch watch, LogWalk walk, long sealedSize, List<Tile> wrongTiles, FindingList findings)
    {
        if (walk.Size > 0 && sealedSize == 0)
        {
            findings.Add(ProblemKind.Unsealed, "There are events, and no checkpoint over them.");
        }

        var isIntact = watch.FirstBad is null && watch.LastGood == sealedSize;
        if (isIntact && findings.FirstPosition is { } position)
        {
            findings.DropFindings();
            findings.Add(ProblemKind.Tiles,
                "The events are as they were signed; what is stored of the tree differs from here on.", position);
        }
        else if (!isIntact && watch.FirstBad is { } bad && findings.FirstPosition is null)
        {
            findings.Add(
                walk.Size < bad ? ProblemKind.Removed : ProblemKind.Changed,
                string.Create(CultureInfo.InvariantCulture,
                    $"Between event {watch.LastGood + 1} and event {bad} of the log something is not as ")
                + "it was signed; the stored tree was changed along with it, so that which event is not to be told.");
        }

        foreach (var tile in isIntact ? wrongTiles : [])
        {
            findings.Add(ProblemKind.Tiles, string.Create(
                CultureInfo.InvariantCulture,
                    $"Tile {tile.Number} of level {tile.Level} of the stored tree is not that of the log."));
        }
    }

    private static async Task Compare(Tile tile, SealTables tables, List<Tile> wrong,
        CancellationToken cancellationToken)
    {
        var stored = await tables.Tile(tile.Level, tile.Number, cancellationToken);
        if (wrong.Count < FindingList.Limit && !(stored?.AsSpan().StartsWith(tile.Hashes) ?? false))
        {
            wrong.Add(tile with { Hashes = [] });
        }
    }

    private static async Task CheckNames(
        NpgsqlConnection connection, TenantId tenant, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var (message, position) in await NameAudit.Run(connection, tenant, cancellationToken))
        {
            findings.Add(ProblemKind.Name, message, position);
        }
    }

    /// <summary>
    /// What else may lead a reader astray: commits that overlap, and more tiles than there should be.
    /// </summary>
    private static async Task CheckTables(
        NpgsqlConnection connection, TenantId tenant, long sealedSize, FindingList findings,
            CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlScript.Read("seal_check.sql"), connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenant.Value },
                new NpgsqlParameter<long> { TypedValue = sealedSize } },
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            findings.Add(reader.GetString(0), reader.GetString(1));
        }
    }

    private static async Task<Dictionary<Guid, (string, long)>> Elsewhere(
        NpgsqlConnection connection, FindingList findings, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, tenant_id, seq_id FROM ledger.mt_events WHERE id = ANY($1) AND tenant_id IS NOT NULL",
                connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. findings.Missing] } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Dictionary<Guid, (string, long)> found = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            found[reader.GetGuid(0)] = (reader.GetString(1), reader.GetInt64(2));
        }

        return found;
    }

    /// <summary>Lets two connections see the database as it is at one moment.</summary>
    private static async Task<IAsyncDisposable> SameMoment(
        NpgsqlConnection first, NpgsqlConnection second, CancellationToken cancellationToken)
    {
        var transaction = await first.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", first);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        var other = await second.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var import = new NpgsqlCommand($"SET TRANSACTION SNAPSHOT '{snapshot}'", second);
        await import.ExecuteNonQueryAsync(cancellationToken);
        return new Both(transaction, other);
    }

    private sealed record Known(
        IReadOnlyList<KeptCheckpoint> Given, VerifierKey? Key, string? Expected, SignedCheckpoint? Last);

    private sealed class Both(IAsyncDisposable first, IAsyncDisposable second) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await second.DisposeAsync();
            await first.DisposeAsync();
        }
    }
}
