using System.CommandLine;
using Ledger.Store.Access;
using NodaTime;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger key</c>: the keys that programs call the API with.</summary>
internal static class KeyVerb
{
    private const int DefaultDays = 90;
    private const int MostDays = 366;

    private static readonly Option<string> RoleOption = new("--role")
    {
        Description = "What it allows: publiek, medewerker, auditor or beheerder.",
        Required = true,
    };

    private static readonly Option<string> For = new("--for")
    {
        Description = "What it is for, in words.",
        Required = true,
    };

    private static readonly Option<int> Days = new("--days")
    {
        Description = "For how many days it holds, at most 366.",
        DefaultValueFactory = _ => DefaultDays,
    };

    private static readonly Argument<string> Id = new("id") { Description = "The key's name, as the list has it." };

    public static Command Make() => new("key", "The keys that programs call the API with.")
    {
        new Command("add", "Make a key; it is shown once.") { RoleOption, For, Days }.With(Add),
        new Command("revoke", "Take a key back, at once and for good.") { Id }.With(Revoke),
        new Command("list", "Every key, without its secret.").With(List),
    };

    private static async Task<int> Add(
        LedgerSession session, ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var named = parse.GetValue(RoleOption);
        var role = RoleNames.TryParse(named) ?? throw CliException.BadInput(
            "bad-option", $"--role: '{named}' is not publiek, medewerker, auditor or beheerder.");
        var days = parse.GetValue(Days);
        if (days is < 1 or > MostDays)
        {
            throw CliException.BadInput("bad-option", $"--days: a key holds from 1 to {MostDays} days.");
        }

        var purpose = parse.GetValue(For)!.Trim();
        await session.Note(parse, "sleutel toevoegen", $"{purpose} ({role.Word()})", cancellationToken);
        var until = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(days);
        var (key, text) = await session.Keys.Add(role, purpose, until, cancellationToken);
        screen.Show(
            new { key.Id, Key = text, Role = role.Word(), Actor = key.Actor.ToString(), key.ExpiresAt },
            o =>
            {
                o.WriteLine(text);
                o.WriteLine($"Bewaar hem nu: hij wordt niet nog eens getoond. Geldig tot {DutchTime.Say(until)}.");
            });
        return ExitCode.Done;
    }

    private static async Task<int> Revoke(
        LedgerSession session, ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var id = parse.GetValue(Id)!;
        await session.Note(parse, "sleutel intrekken", id, cancellationToken);
        if (!await session.Keys.Revoke(id, cancellationToken))
        {
            throw new CliException(ExitCode.Refused, "unknown-key", $"There is no key '{id}' to take back.");
        }

        screen.Show(new { Id = id, Done = "revoke" }, o => o.WriteLine($"{id} is ingetrokken."));
        return ExitCode.Done;
    }

    private static async Task<int> List(
        LedgerSession session, ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var all = await session.Keys.List(cancellationToken);
        screen.Show(
            all.Select(k => new
            {
                k.Id,
                Role = k.Role.Word(),
                Actor = k.Actor.ToString(),
                k.Purpose,
                k.CreatedAt,
                k.ExpiresAt,
                k.RevokedAt,
            }),
            o => Print(o, all));
        return ExitCode.Done;
    }

    private static void Print(IAnsiConsole o, IReadOnlyList<ApiKey> all)
    {
        var table = new Table().RoundedBorder().AddColumns("sleutel", "rol", "waarvoor", "geldig tot", "ingetrokken");
        foreach (var key in all)
        {
            table.AddRow(
                key.Id, key.Role.Word(), key.Purpose.Plain(), DutchTime.Say(key.ExpiresAt),
                key.RevokedAt is { } at ? DutchTime.Say(at) : "");
        }

        o.Write(table);
    }
}
