using System.CommandLine;
using Ledger.Domain;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>The options of every verb, and those of the lens.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "Connection string; else LEDGER_DATABASE, else a local database of the program's own.",
        Recursive = true,
    };

    public static Option<string> Engine { get; } = new("--engine")
    {
        Description = "What appends: postgres, or marten where the program is built with it; the data are the same.",
        DefaultValueFactory = _ => "postgres",
        Recursive = true,
    };

    public static Option<string> Tenant { get; } = new("--tenant")
    {
        Description = "The municipality, by its CBS code.",
        DefaultValueFactory = _ => "gm0303",
        Recursive = true,
    };

    public static Option<string> Actor { get; } = new("--actor")
    {
        Description = "Who records: a key, not a name.",
        DefaultValueFactory = _ => "medewerker",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "One JSON document on stdout.",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Say more when something fails.",
        Recursive = true,
    };

    public static Option<string?> Effective { get; } = new("--effective")
    {
        Description = "What held on this day (geldig op).",
    };

    public static Option<string?> Decided { get; } = new("--decided")
    {
        Description = "What had been decided by this day (besloten tot en met).",
    };

    public static Option<string?> Recorded { get; } = new("--recorded")
    {
        Description = "What the ledger had taken in by this instant (vastgelegd tot en met).",
    };

    public static IReadOnlyList<Option> Global { get; } = [Database, Engine, Tenant, Actor, Json, Verbose];

    public static IReadOnlyList<Option> Lens { get; } = [Effective, Decided, Recorded];

    /// <summary>The lens that the options ask for.</summary>
    public static Lens LensOf(ParseResult parse) => new(
        Day(parse.GetValue(Effective), "--effective"),
        Day(parse.GetValue(Decided), "--decided"),
        Moment(parse.GetValue(Recorded), "--recorded"));

    /// <summary>The municipality that the options name.</summary>
    public static TenantId TenantOf(ParseResult parse)
    {
        var text = parse.GetValue(Tenant)!;
        return TenantId.TryParse(text)
            ?? throw CliException.BadInput("bad-option", $"--tenant: '{text}' is not a CBS code such as gm0303.");
    }

    /// <summary>Who records.</summary>
    public static Actor ActorOf(ParseResult parse)
    {
        var text = parse.GetValue(Actor)!;
        return Slug.IsSlug(text)
            ? new Actor(Slug.Parse(text))
            : throw CliException.BadInput(
                "bad-option", $"--actor: '{text}' is not a key of letters, digits and hyphens.");
    }

    /// <summary>A day; a month or year stands for its last day.</summary>
    public static LocalDate? Day(string? text, string option) => text is null
        ? null
        : HistoricalDate.TryParse(text)?.LastDay
          ?? throw CliException.BadInput("bad-option", $"{option}: '{text}' is not a date such as 2025-02-13.");

    private static Instant? Moment(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        var instant = InstantPattern.ExtendedIso.Parse(text);
        if (instant.Success)
        {
            return instant.Value;
        }

        // A day means all of it, as people in the Netherlands live it.
        var day = Day(text, option)!.Value;
        return day.PlusDays(1).AtStartOfDayInZone(DutchTime.Zone).ToInstant() - Duration.Epsilon;
    }
}
