using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ledger.Domain;
using Ledger.Dossier;
using Ledger.Projections;
using Ledger.Store.Access;
using Ledger.Store.Seal;
using Ledger.Web.Access;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger demo</c>: a database, the history of Dronten, and the three questions answered on it.</summary>
internal static class DemoVerb
{
    private const string Target = "bestaanszekerheid-bieden-2025-2028/kinderen-in-armoede/2028";
    private const string ThemePlan = "themaplan-leefbaarheid-en-veiligheid-2019-2022";
    private const string DomesticViolence = ThemePlan + "/resultaat-5";

    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = "The port of the web.", DefaultValueFactory = _ => 5080 };
        var noServe = new Option<bool>("--no-serve") { Description = "End after the summary." };
        var command = new Command("demo", "The whole way, on the history of Dronten.") { port, noServe };
        command.SetAction((parse, cancellationToken) => Door.Guard(parse, async screen =>
        {
            var (session, answers, signed) = await Prepare(parse, screen, cancellationToken);
            await using (session)
            {
                var summary = DemoSummary.Of(
                    session.Tenant, await session.Reader.Counts(cancellationToken), signed.Checkpoint);
                if (parse.GetValue(noServe))
                {
                    screen.Show(summary, o => Print(o, summary, answers));
                    return ExitCode.Done;
                }

                var at = parse.GetValue(port).ToString(CultureInfo.InvariantCulture);
                string[] urls = [$"http://localhost:{at}"];
                await session.Accounts.Add(
                    SafeStart.DemoAccount, Role.Officer, GlobalOptions.ActorOf(parse), null, cancellationToken);
                var served = await Serving.Start(session, urls, cancellationToken);
                summary = summary with { Url = served.Url, SignIn = served.SignIn };
                screen.Show(summary, o => Print(o, summary, answers));
                await Serving.Wait(served.Web, cancellationToken);
                return ExitCode.Done;
            }
        }));
        return command;
    }

    private static async Task<(LedgerSession Session, Answers Answers, SignedCheckpoint Signed)> Prepare(
        ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var steps = new Steps(screen.Error);
        var session = await steps.Do("database", p => LedgerSession.Connect(parse, p, cancellationToken));
        try
        {
            await steps.Do("schema", async _ => $"version {await session.Install(cancellationToken)}");
            await steps.Do("import", p => Import(session, parse, p, cancellationToken));
            var answers = await steps.Do("projections", _ => Project(session, screen, cancellationToken));
            var signed = await steps.Do("seal", _ => Seal(session, cancellationToken));
            return (session, answers, signed);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static async Task<Answers> Project(
        LedgerSession session, Screen screen, CancellationToken cancellationToken)
    {
        await session.BringUpToDate(screen.Error, cancellationToken);
        var target = await session.Reader.Only(Target, cancellationToken, SubjectKind.Target);
        var element = await session.Reader.Only(DomesticViolence, cancellationToken, SubjectKind.Element);
        return new Answers(
            await session.Reader.Why(target, Lens.Everything, cancellationToken),
            await session.Reader.Lineage(element, Lens.Everything, cancellationToken),
            await session.Reader.Replay(
                new BudgetId(PlanId.Parse(ThemePlan), 2020), Lens.Everything, cancellationToken));
    }

    private static async Task<SignedCheckpoint> Seal(LedgerSession session, CancellationToken cancellationToken) =>
        await session.Sealer.Seal(session.Tenant, null, cancellationToken)
        ?? throw new UnreachableException("The demonstration recorded nothing that could be sealed.");

    private static async Task<string> Import(
        LedgerSession session, ParseResult parse, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await session.Note(parse, "vastleggen", "demo", cancellationToken);
        ImportResult? result = null;
        try
        {
            result = await DossierImporting.Run(
                session, DossierImporting.Dronten, new ImportOptions(), progress, cancellationToken);
        }
        finally
        {
            await session.End(isDone: result is not null);
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"{result.Recorded} recorded, {result.Unchanged} unchanged");
    }

    private static void Print(IAnsiConsole o, DemoSummary summary, Answers answers)
    {
        DemoSummary.Print(o, summary);
        o.WriteLine();
        o.Write(new Rule("[bold]Een auditor vraagt: waarom is dit de streefwaarde?[/]").LeftJustified());
        WhyVerb.Print(o, answers.Why);
        o.WriteLine();
        o.Write(new Rule("[bold]Een raadslid vraagt: wat zeiden we hierover door de jaren heen?[/]").LeftJustified());
        LineageVerb.PrintShort(o, answers.Lineage);
        o.WriteLine();
        o.Write(new Rule("[bold]Een financieel medewerker vraagt: hoe liep de begroting van 2020?[/]").LeftJustified());
        BudgetVerb.Print(o, answers.Replay);
    }

    /// <summary>The answers to the three questions.</summary>
    private sealed record Answers(WhyView Why, LineageView Lineage, BudgetReplayView Replay);
}
