using System.Security.Cryptography;
using Ledger.Domain;
using Ledger.Store.Seal;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>Verifying a whole log against its seal.</summary>
internal static class SealRows
{
    private const int Plans = 500;

    private static readonly TenantId Tenant = TenantId.Parse("gm9001");

    public static IEnumerable<Row> All =>
    [
        new("verify", $"verify a sealed log of {Plans * Synthetic.EventsPerPlan:N0} events", "events")
        {
            Goal = "≥ 0.5 × limit",
            LimitIs = "one core reads the same columns and hashes them",
            NeedsTables = true,
            Limit = async bench =>
            {
                await Fill(bench);
                return await Measure.Once(Plans * Synthetic.EventsPerPlan, () => ReadAndHash(bench.Ledger));
            },
            Ledger = async bench => await Measure.Once(Plans * Synthetic.EventsPerPlan, async () =>
            {
                var report = await new LogAudit(bench.Ledger, Folder).Run(Tenant, []);
                if (report.Problems.Count > 0 || report.Size != Plans * Synthetic.EventsPerPlan)
                {
                    throw new InvalidOperationException("The log of a benchmark is sealed whole and verifies.");
                }
            }),
            After = _ =>
            {
                Directory.Delete(Home, recursive: true);
                return Task.CompletedTask;
            },
        },
    ];

    private static string Home { get; } = Path.Combine(Path.GetTempPath(), $"ledger-seal-{Environment.ProcessId}");

    private static SealFolder Folder { get; } = SealFolder.Under(Home);

    private static async Task Fill(Bench bench)
    {
        if (await bench.Log.Head(Tenant) > 0)
        {
            return;
        }

        Directory.CreateDirectory(Home);
        await Task.WhenAll(Enumerable.Range(1, Plans).Chunk(10).Select(chunk => bench.Record(
            Tenant,
            [.. chunk.Select(p => Synthetic.OfPlan(Tenant, Synthetic.Plan(p), 0, Synthetic.EventsPerPlan))])));
        await new Sealer(bench.Ledger, Folder).Seal(Tenant);
    }

    private static async Task ReadAndHash(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT {LogRow.Columns} FROM ledger.mt_events e WHERE tenant_id = $1 ORDER BY seq_id", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Tenant.Value });
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var read = LogRow.Read(row);
            SHA256.HashData(read.Data);
            SHA256.HashData(read.Headers ?? []);
        }
    }
}
