using System.CommandLine;
using Ledger.Domain;
using Ledger.Store;
using Ledger.Web;
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
/// <param name="Clock">Says, for a database and a municipality, when events are delivered to those who subscribed; the
/// web looks itself when null.</param>
internal sealed record Engine(
    string Name,
    Func<string, NpgsqlDataSource> Source,
    Func<NpgsqlDataSource, IEventLog> Open,
    Func<NpgsqlDataSource, CancellationToken, Task<SchemaResult>> Install,
    Func<NpgsqlDataSource, CancellationToken, Task<StoreFault?>> Check,
    Func<string, TenantId, Func<DeliverDue, IWebhookClock>>? Clock = null)
{
    private static readonly Engine[] All =
    [
        new("postgres", PostgresEventLog.DataSource, source => new PostgresEventLog(source), PostgresSchema.Install,
            PostgresSchema.Check),
#if CRITTERSTACK
        new("marten", MartenEventLog.DataSource, source => new MartenEventLog(source),
            (source, cancellation) => MartenSchema.Install(source, cancellationToken: cancellation),
            MartenSchema.Check, (connection, tenant) => due => new OutboxClock(connection, tenant, due)),
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
