using System.CommandLine;
using System.Globalization;
using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Actors;
using NodaTime;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger actor name|erase|list</c>: who acts under which pseudonym, for those who may see it.</summary>
internal static class ActorVerb
{
    private static readonly Argument<string> Key = new("key") { Description = "The pseudonym: a key, not a name." };

    private static readonly Option<string> Because = new("--because")
    {
        Description = "Why, in words, without the name in it.",
        Required = true,
    };

    private static readonly Option<string> Source = new("--source")
    {
        Description = "The registered source in which it is written.",
        Required = true,
    };

    private static readonly Option<string> At = new("--at")
    {
        Description = "The place in that source.",
        Required = true,
    };

    private static readonly Option<string?> Decision = new("--decision")
    {
        Description = "The recorded decision that it rests on; without one it rests on the source.",
    };

    private static readonly Option<string?> On = new("--on") { Description = "When it was decided; else today." };

    private static readonly Option<string?> Called = new("--name")
    {
        Description = "The name; else it is read from stdin, and stays out of the history of the shell.",
    };

    public static Command Make() => new("actor", "Who acts under which pseudonym.")
    {
        new Command("name", "Lay down who acts under a pseudonym.") { Key, Called, Because, Source, At, Decision, On }
            .With(async (session, parse, screen, cancellationToken) =>
            {
                var (actor, by) = (ActorOf(parse), By(parse));
                await session.Note(parse, "naam vastleggen", actor.ToString(), cancellationToken);
                return await Run(screen, session.Actors.Name(
                    session.Tenant, actor, parse.GetValue(Called) ?? Console.In.ReadLine() ?? "", by,
                    cancellationToken));
            }),
        new Command("erase", "Erase the name behind a pseudonym, for good.") { Key, Because, Source, At, Decision, On }
            .With(async (session, parse, screen, cancellationToken) =>
            {
                var (actor, by) = (ActorOf(parse), By(parse));
                await session.Note(parse, "naam wissen", actor.ToString(), cancellationToken);
                return await Run(screen, session.Actors.Erase(session.Tenant, actor, by, cancellationToken));
            }),
        new Command("list", "The pseudonyms, with the names there are.").With(
            async (session, parse, screen, cancellationToken) =>
            {
                await session.Note(parse, "namen inzien", "actor list", cancellationToken);
                await session.Actors.EraseAgain(session.Tenant, cancellationToken);
                var all = await session.Actors.List(session.Tenant, cancellationToken);
                screen.Show(all, o => Print(o, all));
                return ExitCode.Done;
            }),
    };

    private static async Task<int> Run(Screen screen, Task<RecordOutcome> asked) =>
        await asked switch
        {
            RecordOutcome.Recorded recorded => RecordVerb.Show(screen, recorded),
            RecordOutcome.Refused refused => throw RecordVerb.Refused(refused, null),
            var other => throw new System.Diagnostics.UnreachableException($"Unhandled outcome {other}."),
        };

    private static Actor ActorOf(ParseResult parse) => new(Id(parse.GetValue(Key)!, "key"));

    private static Accountability By(ParseResult parse)
    {
        var source = new SourceId(Id(parse.GetValue(Source)!, "--source"));
        var today = SystemClock.Instance.GetCurrentInstant().InZone(DutchTime.Zone).Date;
        var on = HistoricalDate.On(GlobalOptions.Day(parse.GetValue(On), "--on") ?? today);
        return new Accountability(
            parse.GetValue(Decision) is { } decision
                ? new Basis.Decided(new DecisionId(Id(decision, "--decision"))) : new Basis.Published(source),
            on, on, parse.GetValue(Because)!, [new Citation(source, parse.GetValue(At)!)],
            GlobalOptions.ActorOf(parse), Provenance.Contemporaneous);
    }

    private static Slug Id(string text, string option) => Slug.IsSlug(text)
        ? Slug.Parse(text)
        : throw CliException.BadInput(
            "bad-option", $"{option}: '{text}' is not an id of lower-case letters, digits and hyphens.");

    private static void Print(IAnsiConsole o, IReadOnlyList<ActorEntry> all)
    {
        var table = new Table().RoundedBorder().AddColumns("sleutel", "naam", "laatst vastgelegd");
        table.AddColumn(new TableColumn("gebeurtenissen").RightAligned());
        foreach (var entry in all)
        {
            table.AddRow(
                entry.Actor.ToString().Plain(),
                entry.State switch
                {
                    NameState.Named => entry.Name!.Plain(),
                    NameState.Erased => "[dim]gewist[/]",
                    NameState.Lost => "[red]vastgelegd, en weg of veranderd[/]",
                    _ => "[dim]niet vastgelegd[/]",
                },
                entry.LastRecordedAt is { } last ? DutchTime.Say(last) : "",
                entry.Events.ToString(CultureInfo.InvariantCulture));
        }

        o.Write(table);
    }
}
