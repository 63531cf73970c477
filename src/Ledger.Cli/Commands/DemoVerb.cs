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
            var (session, ledger, signed) = await Prepare(parse, screen, cancellationToken);
            await using (session)
            {
                var summary = DemoSummary.Of(session.Tenant, ledger, signed.Checkpoint);
                if (parse.GetValue(noServe))
                {
                    screen.Show(summary, o => Print(o, summary, ledger));
                    return ExitCode.Done;
                }

                var at = parse.GetValue(port).ToString(CultureInfo.InvariantCulture);
                string[] urls = [$"http://localhost:{at}"];
                await session.Accounts.Add(
                    SafeStart.DemoAccount, Role.Officer, GlobalOptions.ActorOf(parse), null, cancellationToken);
                var served = await Serving.Start(session, urls, cancellationToken);
                summary = summary with { Url = served.Url, SignIn = served.SignIn };
                screen.Show(summary, o => Print(o, summary, ledger));
                await Serving.Wait(served.Web, cancellationToken);
                return ExitCode.Done;
            }
        }));
        return command;
    }

    private static async Task<(LedgerSession Session, LedgerSnapshot Ledger, SignedCheckpoint Signed)> Prepare(
        ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var steps = new Steps(screen.Error);
        var session = await steps.Do("database", p => LedgerSession.Connect(parse, p, cancellationToken));
        try
        {
            await steps.Do("schema", async _ => $"version {await session.Install(cancellationToken)}");
            await steps.Do("import", p => Import(session, p, cancellationToken));
            var ledger = await steps.Do("projections", _ => Project(session, screen, cancellationToken));
            var signed = await steps.Do("seal", _ => Seal(session, cancellationToken));
            return (session, ledger, signed);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static async Task<LedgerSnapshot> Project(
        LedgerSession session, Screen screen, CancellationToken cancellationToken)
    {
        await session.BringUpToDate(screen.Error, cancellationToken);
        return await session.Reader.Whole(cancellationToken);
    }

    private static async Task<SignedCheckpoint> Seal(LedgerSession session, CancellationToken cancellationToken) =>
        await session.Sealer.Seal(session.Tenant, null, cancellationToken)
        ?? throw new UnreachableException("The demonstration recorded nothing that could be sealed.");

    private static async Task<string> Import(
        LedgerSession session, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var result = await DossierImporting.Run(
            session, DossierImporting.Dronten, new ImportOptions(), progress, cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture, $"{result.Recorded} recorded, {result.Unchanged} unchanged");
    }

    private static void Print(IAnsiConsole o, DemoSummary summary, LedgerSnapshot ledger)
    {
        DemoSummary.Print(o, summary);
        o.WriteLine();
        o.Write(new Rule("[bold]Een auditor vraagt: waarom is dit de streefwaarde?[/]").LeftJustified());
        WhyVerb.Print(o, WhyChain.Of(ledger, ledger.Catalogue.Find(Target).Single()));
        o.WriteLine();
        o.Write(new Rule("[bold]Een raadslid vraagt: wat zeiden we hierover door de jaren heen?[/]").LeftJustified());
        LineageVerb.PrintShort(o, LineageOf.Element(ledger, DomesticViolence));
        o.WriteLine();
        o.Write(new Rule("[bold]Een financieel medewerker vraagt: hoe liep de begroting van 2020?[/]").LeftJustified());
        BudgetVerb.Print(o, BudgetReplay.Of(ledger, new BudgetId(PlanId.Parse(ThemePlan), 2020)));
    }
}
