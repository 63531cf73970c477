using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Ledger.Domain;
using Ledger.Store.Access;
using Ledger.Web.Access;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger account</c>: who may sign in to the pages.</summary>
internal static class AccountVerb
{
    private const int LongestName = 100;

    private static readonly Argument<string> Name = new("name") { Description = "What one signs in with." };

    private static readonly Option<string> RoleOption = new("--role")
    {
        Description = "What one may do: medewerker (record), auditor (read everything) or beheerder (manage).",
        Required = true,
    };

    private static readonly Option<string?> Pseudonym = new("--pseudonym")
    {
        Description = "The key under which one records; else a new one is drawn.",
    };

    private static readonly Argument<string> NewRole = new("role")
    {
        Description = "medewerker, auditor or beheerder.",
    };

    public static Command Make() => new("account", "Who may sign in to the pages.")
    {
        new Command("add", "Add an account; the password comes from a prompt, stdin or LEDGER_PASSWORD.")
            { Name, RoleOption, Pseudonym }.With(Add),
        Changing("role", "Give an account another role.", (session, parse, _, cancellationToken) =>
            session.Accounts.SetRole(parse.GetValue(Name)!, RoleOf(parse.GetValue(NewRole)!), cancellationToken),
            NewRole),
        Changing("password", "Give an account another password.", async (session, parse, screen, cancellationToken) =>
            await session.Accounts.SetPassword(
                parse.GetValue(Name)!, await Password(parse, screen, cancellationToken), cancellationToken)),
        Changing("lock", "Shut an account; it is signed out at once.", (session, parse, _, cancellationToken) =>
            session.Accounts.SetLocked(parse.GetValue(Name)!, true, cancellationToken)),
        Changing("unlock", "Open an account, and forget its wrong passwords.", (session, parse, _, cancellationToken) =>
            session.Accounts.SetLocked(parse.GetValue(Name)!, false, cancellationToken)),
        Changing("remove", "Take an account away; what it recorded stays.", (session, parse, _, cancellationToken) =>
            session.Accounts.Remove(parse.GetValue(Name)!, cancellationToken)),
        new Command("list", "Every account.").With(List),
    };

    private static async Task<int> Add(
        LedgerSession session, ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var name = Accounts.Normal(parse.GetValue(Name)!);
        if (name.Length is 0 or > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || ".-_@+".Contains(c)))
        {
            throw CliException.BadInput("bad-option", $"'{name}' is not a name of letters, digits and . - _ @ +.");
        }

        var role = RoleOf(parse.GetValue(RoleOption)!);
        var actor = ActorOf(parse.GetValue(Pseudonym));
        var hash = await Password(parse, screen, cancellationToken);
        await session.Note(parse, "account toevoegen", $"{name} ({role.Word()})", cancellationToken);
        if (!await session.Accounts.Add(name, role, actor, hash, cancellationToken))
        {
            throw new CliException(
                ExitCode.Refused, "account-exists", $"There is an account '{name}' or a pseudonym '{actor}' already.");
        }

        screen.Show(
            new { Name = name, Role = role.Word(), Actor = actor.ToString() },
            o => o.WriteLine($"{name} is {role.Word()}, en legt vast als {actor}."));
        return ExitCode.Done;
    }

    private static Command Changing(
        string verb, string what, Func<LedgerSession, ParseResult, Screen, CancellationToken, Task<bool>> change,
        params Argument[] more)
    {
        var command = new Command(verb, what) { Name };
        foreach (var argument in more)
        {
            command.Arguments.Add(argument);
        }

        return command.With(async (session, parse, screen, cancellationToken) =>
        {
            var name = Accounts.Normal(parse.GetValue(Name)!);
            await session.Note(parse, $"account {verb}", name, cancellationToken);
            if (!await change(session, parse, screen, cancellationToken))
            {
                throw new CliException(ExitCode.Refused, "unknown-account", $"There is no account '{name}'.");
            }

            screen.Show(new { Name = name, Done = verb }, o => o.WriteLine($"{name}: {verb}."));
            return ExitCode.Done;
        });
    }

    private static async Task<int> List(
        LedgerSession session, ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var all = await session.Accounts.List(cancellationToken);
        screen.Show(
            all.Select(a => new
            {
                a.Name,
                Role = a.Role.Word(),
                Actor = a.Actor.ToString(),
                a.Locked,
                a.HasPassword,
                a.Failures,
                a.WaitUntil,
            }),
            o => Print(o, all));
        return ExitCode.Done;
    }

    private static void Print(IAnsiConsole o, IReadOnlyList<Account> all)
    {
        var table = new Table().RoundedBorder().AddColumns("naam", "rol", "legt vast als", "stand", "mislukt");
        foreach (var account in all)
        {
            var state = account.Locked ? "dicht"
                : !account.HasPassword ? "zonder wachtwoord"
                : account.WaitUntil is { } until ? $"wacht tot {DutchTime.Say(until)}" : "open";
            table.AddRow(
                account.Name.Plain(), account.Role.Word(), account.Actor.ToString().Plain(), state,
                account.Failures.ToString(CultureInfo.InvariantCulture));
        }

        o.Write(table);
    }

    private static async Task<string> Password(ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var password = await SecretInput.Read(screen, cancellationToken);
        return Passwords.Objection(password, Accounts.Normal(parse.GetValue(Name)!)) is { } objection
            ? throw CliException.BadInput("weak-password", objection.English)
            : Passwords.Hash(password);
    }

    private static Role RoleOf(string text) => RoleNames.TryParse(text) is { } role and not Role.Public
        ? role : throw CliException.BadInput("bad-option", $"'{text}' is not medewerker, auditor or beheerder.");

    // A pseudonym says nothing of whom it hides, so it is drawn.
    private static Actor ActorOf(string? text) => text switch
    {
        null => new Actor(Slug.Parse($"gebruiker-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}")),
        _ when Slug.IsSlug(text) => new Actor(Slug.Parse(text)),
        _ => throw CliException.BadInput(
            "bad-option", $"--pseudonym: '{text}' is not a key of letters, digits and hyphens."),
    };
}
