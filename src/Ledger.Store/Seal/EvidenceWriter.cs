using System.IO.Compression;
using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>
/// Writes the evidence about one plan: its events, what they rest on and cite, and the proof of each.
/// </summary>
/// <param name="source">The database.</param>
public sealed class EvidenceWriter(NpgsqlDataSource source)
{
    private readonly Prover _prover = new(source);

    /// <summary>Writes an archive over everything that is sealed about a plan.</summary>
    /// <returns>How many events it holds, and the checkpoint; null when nothing about the plan is sealed.</returns>
    /// <exception cref="SealBrokenException">Something is not as it was sealed. The archive is worthless.</exception>
    public async Task<(int Events, SignedCheckpoint Signed)?> Write(
        TenantId tenant, PlanId plan, Stream target, CancellationToken cancellationToken = default)
    {
        // All proofs lead to one checkpoint, also when events are recorded and sealed while they are gathered.
        if (await _prover.LastRow(tenant, cancellationToken) is not { } row)
        {
            return null;
        }

        var own = await OwnStreams(tenant, plan, cancellationToken);
        var entries = await Closure(tenant, own, row, cancellationToken);
        if (entries.Count == 0)
        {
            return null;
        }

        var signed = entries[0].Proof.Signed;
        entries = [.. entries.OrderBy(e => e.Position)];
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        EvidenceArchive.Add(zip, EvidenceArchive.ReadMe, EvidenceArchive.ReadMeFor(plan.ToString()));
        EvidenceArchive.Add(zip, EvidenceArchive.PlanFile, $"{plan}\n");
        EvidenceArchive.Add(zip, EvidenceArchive.CheckpointFile, signed.Note.ToString());
        await WriteKeys(zip, tenant, cancellationToken);
        EvidenceArchive.Add(zip, EvidenceArchive.Events, string.Concat(entries.Select(e => e.Entry + "\n")));
        var read = entries.Select(e => EvidenceEntry.TryParse(e.Entry)!).ToList();
        EvidenceArchive.Add(zip, EvidenceArchive.Report, EvidenceReport.Make(plan.ToString(), read, signed));
        foreach (var entry in entries)
        {
            EvidenceArchive.Add(zip, EvidenceArchive.ProofOf(entry.Position), entry.Proof.ToString());
        }

        return (entries.Count, signed);
    }

    private async Task WriteKeys(ZipArchive zip, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await new SealTables(connection, tenant).Keys(cancellationToken);
        EvidenceArchive.Add(zip, EvidenceArchive.KeysFile, string.Concat(rows.Select(r => r.Vkey + "\n")));
        for (var i = 1; i < rows.Count; i++)
        {
            EvidenceArchive.Add(zip, EvidenceArchive.HandoverTo(i + 1), rows[i].Handover ?? "");
        }
    }

    /// <summary>The plan and its budgets.</summary>
    private async Task<HashSet<string>> OwnStreams(TenantId tenant, PlanId plan, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "SELECT id FROM ledger.mt_streams WHERE tenant_id = $1 AND (id = $2 OR starts_with(id, $3))");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"plan/{plan}" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"budget/{plan}/" });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        HashSet<string> streams = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            streams.Add(reader.GetString(0));
        }

        return streams;
    }

    /// <summary>The events of some streams and of every stream that they rest on or cite, and of what binds the
    /// names of who recorded them, and so on.</summary>
    private async Task<List<ProvenEntry>> Closure(
        TenantId tenant, HashSet<string> streams, SealTables.CheckpointRow row, CancellationToken cancellationToken)
    {
        List<ProvenEntry> all = [];
        HashSet<string> known = [.. streams];
        for (var next = streams.ToList(); next.Count > 0;)
        {
            List<string> cited = [];
            await foreach (var entry in _prover.Prove(tenant, [.. next.Select(StreamId.Parse)], row, cancellationToken))
            {
                all.Add(entry);
                var read = EvidenceEntry.TryParse(entry.Entry)!;
                cited.AddRange(read.Cited);
                cited.AddRange(read.ActorStream is { } actor ? [actor] : []);
            }

            next = [.. cited.Where(known.Add)];
        }

        return all;
    }
}
