using System.CommandLine;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Seal;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// Runs a verb: gives it a session and a screen, and turns what goes wrong into an exit code and plain lines.
/// </summary>
internal static class Door
{
    /// <summary>Lets a command run with a session.</summary>
    public static Command With(
        this Command command, Func<LedgerSession, ParseResult, Screen, CancellationToken, Task<int>> run)
    {
        command.SetAction((parse, cancellationToken) => Guard(parse, async screen =>
        {
            await using var session = await LedgerSession.Open(parse, cancellationToken);
            var exitCode = await session.Keeping(() => run(session, parse, screen, cancellationToken), screen.Error);
            await session.ShowRecorded(screen.Error, cancellationToken);
            if (await session.SealRecorded(cancellationToken) is { } reason)
            {
                screen.Error.WriteLine($"What was recorded is not sealed: {reason}");
            }

            return exitCode;
        }));
        return command;
    }

    /// <summary>Lets a command run that only asks something of what is recorded.</summary>
    public static Command Asking(
        this Command command, Func<LedgerReader, ParseResult, Screen, CancellationToken, Task> answer) =>
        command.With(async (session, parse, screen, cancellationToken) =>
        {
            await session.BringUpToDate(screen.Error, cancellationToken);
            await answer(session.Reader, parse, screen, cancellationToken);
            return ExitCode.Done;
        });

    /// <summary>Asks through a lens.</summary>
    public static Command Through(
        this Command command, Func<LedgerReader, Lens, Screen, CancellationToken, Task> answer)
    {
        foreach (var option in GlobalOptions.Lens)
        {
            command.Options.Add(option);
        }

        return command.Asking((ledger, parse, screen, cancellationToken) =>
            answer(ledger, GlobalOptions.LensOf(parse), screen, cancellationToken));
    }

    /// <summary>Runs, and says in the access log what came of it.</summary>
    private static async Task<int> Keeping(this LedgerSession session, Func<Task<int>> run, IAnsiConsole error)
    {
        var exitCode = ExitCode.Fault;
        try
        {
            return exitCode = await run();
        }
        finally
        {
            try
            {
                await session.End(exitCode == ExitCode.Done);
            }
            catch (StoreException fault)
            {
                error.WriteLine($"What came of it could not be written in the access log: {fault.Message}");
            }
        }
    }

    /// <summary>Runs, and turns what goes wrong into an exit code.</summary>
    public static async Task<int> Guard(ParseResult parse, Func<Screen, Task<int>> run)
    {
        var screen = new Screen(parse.GetValue(GlobalOptions.Json));
        try
        {
            return await run(screen);
        }
        catch (Exception error)
        {
            var failure = Explain(error, parse.GetValue(GlobalOptions.Verbose));
            screen.Fail(failure);
            return failure.ExitCode;
        }
    }

    /// <summary>The one subject that an id means.</summary>
    public static async Task<Subject> Only(
        this LedgerReader ledger, string id, CancellationToken cancellationToken, params SubjectKind[] kinds)
    {
        var found = (await ledger.Find(id, cancellationToken)).Where(s => kinds.Contains(s.Kind)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw Unknown(
                id, [.. (await ledger.Near(id, cancellationToken)).Where(s => kinds.Contains(s.Kind))]),
            _ => throw CliException.BadInput(
                "ambiguous-id", $"'{id}' may be: {string.Join(", ", found.Take(8).Select(s => s.Id))}."),
        };
    }

    private static CliException Unknown(string id, List<Subject> near) => CliException.BadInput(
        "unknown-id",
        near.Count == 0
            ? $"There is nothing with the id '{id}'."
            : $"There is nothing with the id '{id}'. Did you mean: {string.Join(", ", near.Select(s => s.Id))}?");

    private static CliException Explain(Exception error, bool verbose) => error switch
    {
        CliException known => known,
        OperationCanceledException => new CliException(
            ExitCode.Fault, "cancelled", "Stopped before the end; nothing was half recorded."),
        LocalPostgresException local => Single(ExitCode.NoDatabase, "no-database", local.Message),
        StoreException store => Single(ExitCode.NoDatabase, CodeOf(store.Fault), store.Message),
        SealRefusedException seal => Single(ExitCode.NotVerified, "seal-refused", seal.Message),
        SealBrokenException seal => Single(ExitCode.NotVerified, "seal-broken", seal.Message),
        ProjectionBehindException behind => Single(ExitCode.Refused, "projection-behind", behind.Message),
        UnknownEventTypeException unknown => Single(ExitCode.NotVerified, "unknown-event-type", unknown.Message),
        System.Text.Json.JsonException corrupt => Single(ExitCode.NotVerified, "log-corrupt", corrupt.Message),
        _ => Single(ExitCode.Fault, "fault", verbose ? error.ToString() : $"{error.GetType().Name}: {error.Message}"),
    };

    private static string CodeOf(StoreFault fault) => fault switch
    {
        StoreFault.ForeignSchema => "database-not-ours",
        StoreFault.NewerSchema => "schema-newer",
        StoreFault.OlderSchema => "schema-older",
        StoreFault.SchemaMissing or StoreFault.MartenMissing => "schema-missing",
        StoreFault.DatabaseMissing => "database-missing",
        StoreFault.NotAllowed => "database-not-allowed",
        StoreFault.Busy => "database-busy",
        _ => "database-unreachable",
    };

    private static CliException Single(int exitCode, string code, string message) =>
        new(exitCode, code, message, new ErrorDetail(null, null, null, message));
}
