using System.Collections.Concurrent;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Npgsql;
using Shouldly;

namespace Ledger.System.Tests;

/// <summary>
/// What a test of the program or the web leaves behind: tables that a rebuild makes again, row by row. A test that
/// rewrites the log itself cannot hold to it.
/// </summary>
internal static class Rebuilt
{
    // Of the log and all rows: where another test left the very same, one rebuild proves both.
    private static readonly ConcurrentDictionary<string, Task> Proven = new();

    /// <summary>The database, of which this is seen to when it ends.</summary>
    public static TestDatabase Checked(this TestDatabase database)
    {
        database.AtEnd = ShouldBeTheSame;
        return database;
    }

    private static async Task ShouldBeTheSame(string connectionString)
    {
        await using var source = PostgresEventLog.DataSource(connectionString);
        var log = new PostgresEventLog(source);
        var host = new ProjectionHost(source, log);
        await host.Start();
        await host.CatchUp();
        await Proven.GetOrAdd(await Fingerprint(source), _ => RebuildAll(source, log));
    }

    private static async Task RebuildAll(NpgsqlDataSource source, PostgresEventLog log)
    {
        foreach (var model in ReadModel.All)
        {
            var result = await new Rebuild(source, log, model).Run();
            (result.Same, result.Error).ShouldBe((true, null), string.Join('\n', result.Differences));
        }
    }

    private static async Task<string> Fingerprint(NpgsqlDataSource source)
    {
        var tables = ReadModel.All.Select(m => $"ledger_read.{m.Name}").Append("ledger.mt_events");
        await using var command = source.CreateCommand(string.Join(
            " UNION ALL ",
            tables.Select(t => $"SELECT concat('{t} ', count(*), ' ', sum(hashtextextended(t::text, 0))) FROM {t} t")));
        await using var reader = await command.ExecuteReaderAsync();
        var prints = new List<string>();
        while (await reader.ReadAsync())
        {
            prints.Add(reader.GetString(0));
        }

        return string.Join('\n', prints);
    }
}
