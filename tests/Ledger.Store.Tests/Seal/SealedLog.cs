using System.Globalization;
using Ledger.Domain;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Npgsql;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>A log with a seal over it, to be read and to be attacked; every instance has keys of its own,
/// unless it lives at another's home.</summary>
internal sealed class SealedLog : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly PostgresEventLog _log;
    private readonly Dictionary<string, long> _versions = [];
    private readonly string _home;

    public SealedLog(NpgsqlDataSource source, TenantId? tenant = null, SealedLog? home = null)
    {
        _home = home?._home ?? Path.Combine(Path.GetTempPath(), "ledger-seal-" + Guid.NewGuid().ToString("n"));
        Source = source;
        _log = new PostgresEventLog(source);
        Tenant = tenant ?? Sample.NewTenant();
        Folder = new SealFolder(_home);
        Sealer = new Sealer(source, Folder);
    }

    public NpgsqlDataSource Source { get; }

    public TenantId Tenant { get; }

    /// <summary>Where the key of this log is.</summary>
    public SealFolder Folder { get; }

    public string FolderPath => _home;

    public Sealer Sealer { get; }

    /// <summary>Records some events in a few streams; sequence numbers are left open now and then.</summary>
    public async Task Record(Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var stream = "s" + random.Next(4).ToString(CultureInfo.InvariantCulture);
            var version = _versions.GetValueOrDefault(stream);
            var amount = random.Next(1, 1_000_000);
            var data = string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {"naam": "Doel {{amount}} – één \"woord\"", "b": {"zz": 1.50, "a": [true, null, {{amount}}.10]},
                 "é": "\n\u0001"}
                """);
            await _log.Append(Tenant, [Sample.Append(stream, version, Sample.Event(data))], Cancel);
            _versions[stream] = version + 1;
            if (random.Next(3) == 0)
            {
                await Run("SELECT nextval('ledger.mt_events_sequence')");
            }
        }
    }

    /// <summary>Records one event with such data, in a stream of its own.</summary>
    public Task Record(string data) => _log.Append(
        Tenant, [Sample.Append($"s{Guid.NewGuid():n}", 0, Sample.Event(data))], Cancel);

    public async Task<SignedCheckpoint> Seal() => (await Sealer.Seal(Tenant, null, Cancel))!;

    /// <summary>Audits as somebody who has nothing but what they are given.</summary>
    public Task<AuditReport> Audit(params KeptCheckpoint[] kept) =>
        new LogAudit(Source, new SealFolder(Path.Combine(_home, "nothing"))).Run(Tenant, kept, null, null, Cancel);

    /// <summary>Audits where the key is.</summary>
    public Task<AuditReport> AuditAtHome() => new LogAudit(Source, Folder).Run(Tenant, [], null, null, Cancel);

    public async Task Run(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }

    public void Dispose()
    {
        if (Directory.Exists(_home))
        {
            Directory.Delete(_home, recursive: true);
        }
    }
}
