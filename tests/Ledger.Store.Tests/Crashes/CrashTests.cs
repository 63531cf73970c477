using System.Diagnostics;
using System.Globalization;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Store.Neighbour;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Ledger.Store.Tests.LocalPostgres;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Crashes;

/// <summary>
/// Programs and databases that die at random points; on a cluster of its own that is as durable as a real one.
/// </summary>
public sealed class CrashTests : IAsyncLifetime
{
    private readonly Home _home = new();
    private LocalCluster? _cluster;
    private NpgsqlDataSource? _source;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await Start();
        _source = PostgresEventLog.DataSource(await _cluster.EnsureDatabase("ledger", Cancel));
        (await PostgresSchema.Install(_source, Cancel)).ShouldBeOfType<SchemaResult.Ready>();
    }

    public async ValueTask DisposeAsync()
    {
        await _source!.DisposeAsync();
        await _cluster!.DisposeAsync();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task A_program_that_is_killed_while_it_appends_loses_nothing_that_was_acknowledged()
    {
        var random = Rounds.Seeded();
        var tenant = Sample.NewTenant();
        var evidence = new Evidence(tenant);
        var log = new PostgresEventLog(_source!);
        for (var round = 0; round < Rounds.Count; round++)
        {
            await using var writer =
                WriterProcess.Start(_source!.ConnectionString + Password, tenant, random.Next(), evidence);
            await evidence.More(Cancel);
            await Task.Delay(random.Next(0, 300), Cancel);

            await writer.Kill();

            await evidence.Audit(log);
            await VerifyNowAndThen(tenant, round);
        }

        await evidence.AuditAll(log);
    }

    [Fact]
    public async Task A_database_that_dies_while_many_append_loses_nothing_and_the_callers_go_on_when_it_is_back()
    {
        var random = Rounds.Seeded();
        var tenant = Sample.NewTenant();
        var evidence = new Evidence(tenant);
        var log = new PostgresEventLog(_source!, patience: Duration.FromSeconds(60));
        using var ended = new CancellationTokenSource();
        var working = new Workload(log, tenant, random.Next(), evidence.Add).Run(6, ended.Token);
        for (var round = 0; round < Rounds.Count; round++)
        {
            await Task.WhenAny(working, evidence.More(Cancel, random.Next(1, 40)));
            await evidence.Follow(log);
            await Task.Delay(random.Next(0, 100), Cancel);

            await (random.Next(2) == 0 ? Crash.KillServer(_home) : StopAtOnce());
            await (await Start()).DisposeAsync();

            await evidence.Audit(log);
            await VerifyNowAndThen(tenant, round);
        }

        await ended.CancelAsync();
        await working;
        await evidence.AuditAll(log);
        await Verify(tenant);
    }

    /// <summary>Not every round: what is wrong once stays wrong, so that less often finds as much.</summary>
    private Task VerifyNowAndThen(TenantId tenant, int round) =>
        round % 10 == 9 ? Verify(tenant) : Task.CompletedTask;

    /// <summary>What users run: the log is sealed on, and the whole of it is verified.</summary>
    private async Task Verify(TenantId tenant)
    {
        // Connections that were broken with the database: the log tries again, the sealer need not.
        _source!.Clear();
        var folder = SealFolder.Under(_home.Options.Home);
        await new Sealer(_source, folder).Seal(tenant, null, Cancel);
        (await new LogAudit(_source, folder).Run(tenant, [], cancellationToken: Cancel)).Problems.ShouldBeEmpty();
    }

    private string Password => ";Password=" + File.ReadAllText(_home.Place.Password);

    private Task<LocalCluster> Start() => LocalCluster.Start(_home.Options with { Durable = true }, Cancel);

    /// <summary>What <c>pg_ctl stop -m immediate</c> does: no checkpoint, nobody is told.</summary>
    private async Task StopAtOnce()
    {
        var found = PidFile.Read(_home.Place)!;
        using var kill = Process.Start("kill", ["-QUIT", found.Pid.ToString(CultureInfo.InvariantCulture)]);
        while (await found.IsAlive(_home.Place, Cancel))
        {
            await Task.Delay(10, Cancel);
        }
    }
}
