using System.CommandLine;
using Ledger.Store;
using Npgsql;
#if CRITTERSTACK
using Ledger.CritterStack;
#endif

namespace Ledger.Cli;

/// <summary>What appends to the log. The data are the same, and engines may take turns.</summary>
/// <param name="Name">How it is asked for.</param>
/// <param name="Source">Makes a data source with the settings that it is fastest with.</param>
/// <param name="Open">Opens the log.</param>
/// <param name="Install">Creates or upgrades what it needs in the database.</param>
/// <param name="Check">Why it cannot use the database; null when it can.</param>
internal sealed record Engine(
    string Name,
    Func<string, NpgsqlDataSource> Source,
    Func<NpgsqlDataSource, IEventLog> Open,
    Func<NpgsqlDataSource, CancellationToken, Task<SchemaResult>> Install,
    Func<NpgsqlDataSource, CancellationToken, Task<StoreFault?>> Check)
{
    private static readonly Engine[] All =
    [
        new("postgres", PostgresEventLog.DataSource, source => new PostgresEventLog(source), PostgresSchema.Install,
            PostgresSchema.Check),
#if CRITTERSTACK
        new("marten", MartenEventLog.DataSource, source => new MartenEventLog(source), MartenSchema.Install,
            MartenSchema.Check),
#endif
    ];

    /// <summary>The engine that the options name.</summary>
    public static Engine Of(ParseResult parse)
    {
        var name = parse.GetValue(GlobalOptions.Engine);
        return All.FirstOrDefault(e => e.Name == name) ?? throw CliException.BadInput(
            "bad-option",
            name == "marten"
                ? "--engine: this program was built without Marten; build it with -p:CritterStack=true."
                : $"--engine: '{name}' is none of {string.Join(", ", All.Select(e => e.Name))}.");
    }
}
