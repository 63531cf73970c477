using System.CommandLine;
using Ledger.Store.Access;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger access-log</c>: what was denied, and what was done with more than a reader's rights.</summary>
internal static class AccessLogVerb
{
    private const int DefaultLimit = 50;
    private const int MostAtOnce = 10_000;

    private static readonly Option<string?> Result = new("--result")
    {
        Description = $"Only these: {string.Join(", ", AccessEntry.Results)} (begun, and the outcome not known).",
    };

    private static readonly Option<string?> Who = new("--who") { Description = "Only by this pseudonym." };

    private static readonly Option<long?> Before = new("--before")
    {
        Description = "Only older than this number: the next page.",
    };

    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "At most so many, 10000 at most.",
        DefaultValueFactory = _ => DefaultLimit,
    };

    public static Command Make() =>
        new Command("access-log", "Who was let in and who was not, the newest first.") { Result, Who, Before, Limit }
            .With(async (session, parse, screen, cancellationToken) =>
            {
                var limit = parse.GetValue(Limit) is var asked and >= 1 and <= MostAtOnce
                    ? asked : throw CliException.BadInput("bad-option", $"--limit: from 1 to {MostAtOnce}.");
                var result = parse.GetValue(Result);
                if (result is not null && !AccessEntry.Results.Contains(result))
                {
                    throw CliException.BadInput(
                        "bad-option", $"--result: '{result}' is not {string.Join(", ", AccessEntry.Results)}.");
                }

                var question = new AccessQuestion(
                    result, parse.GetValue(Who), parse.GetValue(Before), limit);
                await session.Note(parse, "toegang inzien", "access-log", cancellationToken);
                var entries = await session.AccessLog.Read(question, cancellationToken);
                screen.Show(
                    entries.Select(e => new
                    {
                        e.Id,
                        e.Entry.Action,
                        e.Entry.Object,
                        e.Entry.Result,
                        e.Entry.Origin,
                        e.Entry.Actor,
                        e.Time,
                        e.EndedAt,
                    }),
                    o => Print(o, entries));
                return ExitCode.Done;
            });

    private static void Print(IAnsiConsole o, IReadOnlyList<LoggedEntry> entries)
    {
        var table = new Table().RoundedBorder().AddColumns("wanneer", "wie", "wat", "waarvan", "resultaat", "vanaf");
        foreach (var (_, time, entry, _) in entries)
        {
            table.AddRow(
                DutchTime.Say(time), entry.Actor.Plain(), entry.Action.Plain(), entry.Object.Plain(),
                entry.Result.Plain(), entry.Origin.Plain());
        }

        o.Write(table);
    }
}
