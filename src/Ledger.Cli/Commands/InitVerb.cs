using System.CommandLine;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger init</c>: creates or upgrades the schema; doing it again changes nothing.</summary>
internal static class InitVerb
{
    public static Command Make()
    {
        var command = new Command("init", "Create or upgrade the schema; idempotent.");
        command.SetAction((parse, cancellationToken) => Door.Guard(parse, async screen =>
        {
            await using var session = await LedgerSession.Connect(parse, null, cancellationToken);
            var version = await session.Install(cancellationToken);
            await ReadSchema.Install(session.Database, cancellationToken);
            await session.Note(parse, "schema bijwerken", $"init {version}", cancellationToken);
            await session.End(isDone: true);
            screen.Show(new { Version = version }, o => o.WriteLine($"The schema has version {version}."));
            return ExitCode.Done;
        }));
        return command;
    }
}
