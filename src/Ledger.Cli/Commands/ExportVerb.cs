using System.CommandLine;
using Ledger.Exports;
using Ledger.Projections;
using NodaTime;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger export</c>: data to take along, in open formats and for spreadsheets.</summary>
internal static class ExportVerb
{
    private static readonly Argument<string> What = new("what")
    {
        Description = $"What to export: {string.Join(", ", ExportSubject.All.Select(s => s.Name))}.",
    };

    private static readonly Argument<string?> Id = new("id")
    {
        Description = "The plan (of plan and budget), the indicator, or whatever has a why.",
        DefaultValueFactory = _ => null,
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "csv (RFC 4180), csv-nl (Excel with Dutch settings), xlsx, ndjson, prov (PROV-O in JSON-LD) "
            + "or fdp (Fiscal Data Package, of budgets).",
        Required = true,
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The file to write; without it the export goes to stdout.",
    };

    private static readonly Option<int?> Year = new("--year") { Description = "Of a budget: only this year." };

    private static readonly TrailOptions Which = new();

    public static Command Make()
    {
        var command = new Command("export", "Data to take along.") { What, Id, Format, Out, Year };
        foreach (var option in Which.All.Concat(GlobalOptions.Lens))
        {
            command.Options.Add(option);
        }

        return command.With(Run);
    }

    private static async Task<int> Run(
        LedgerSession session, ParseResult parse, Screen screen, CancellationToken cancellationToken)
    {
        var (subject, format) = Checked(parse);
        var about = await About(session, parse, cancellationToken);
        var export = await Find(session, parse, subject, format, about, cancellationToken)
            ?? throw new CliException(
                ExitCode.Refused, "nothing-to-export", "Through this lens there is nothing of it to export.",
                new ErrorDetail(null, null, null, "Through this lens there is nothing of it to export."));
        if (parse.GetValue(Out) is { } file)
        {
            await WriteFile(export, file, cancellationToken);
            var bytes = new FileInfo(file).Length;
            screen.Show(
                new { Out = file, Format = format.Name, format.MediaType, Bytes = bytes },
                o => o.WriteLine(FormattableString.Invariant($"{file}: {bytes} bytes")));
        }
        else
        {
            await using var stdout = Console.OpenStandardOutput();
            await export.Write(stdout, cancellationToken);
        }

        return ExitCode.Done;
    }

    private static (ExportSubject Subject, ExportFormat Format) Checked(ParseResult parse)
    {
        var what = parse.GetValue(What);
        var subject = ExportSubject.All.FirstOrDefault(s => s.Name == what) ?? throw Wrong(
            $"'{what}' cannot be exported; {string.Join(", ", ExportSubject.All.Select(s => s.Name))} can.");
        var format = subject.Formats.FirstOrDefault(f => f.Name == parse.GetValue(Format)) ?? throw Wrong(
            $"--format: {what} has no '{parse.GetValue(Format)}'; it has "
            + $"{string.Join(", ", subject.Formats.Select(f => f.Name))}.");
        var isWhole = subject == ExportSubject.Trail || subject == ExportSubject.Events;
        if (isWhole != parse.GetValue(Id) is null)
        {
            throw Wrong(isWhole ? $"{what} takes no id." : $"Say which {what} to export, by its id.");
        }

        if (Idle(parse, subject).FirstOrDefault() is { } idle)
        {
            throw Wrong($"{idle} does nothing for {what}.");
        }

        return parse.GetValue(Out) is not null ? (subject, format)
            : parse.GetValue(GlobalOptions.Json) ? throw Wrong("--json needs --out: stdout has room for one of them.")
            : format.IsText || Console.IsOutputRedirected ? (subject, format)
            : throw Wrong($"{format.Name} is not for a screen: name a file with --out, or redirect.");
    }

    // What was given and would be passed over in silence.
    private static IEnumerable<string> Idle(ParseResult parse, ExportSubject subject)
    {
        var filters = subject == ExportSubject.Trail ? [] : Which.Given(parse);
        var year = subject != ExportSubject.Budget && parse.GetValue(Year) is not null ? new[] { Year.Name } : [];
        var lens = subject == ExportSubject.Events
            ? GlobalOptions.Lens.Where(o => parse.GetResult(o) is { Implicit: false }).Select(o => o.Name)
            : [];
        return [.. filters, .. year, .. lens];
    }

    private static async Task<Export?> Find(
        LedgerSession session, ParseResult parse, ExportSubject subject, ExportFormat format, About about,
        CancellationToken cancellationToken)
    {
        var (exports, lens) = (session.Exports, GlobalOptions.LensOf(parse));
        return subject.Name switch
        {
            "trail" => exports.Trail(
                format, await Which.Read(session.Reader, parse, cancellationToken), lens, about),
            "plan" => await Of((l, s) => exports.Plan(l, format, s, lens, about), SubjectKind.Plan),
            "budget" => await Of(
                (l, s) => exports.Budget(l, format, s, parse.GetValue(Year), lens, about), SubjectKind.Plan),
            "indicator" => await Of((l, s) => exports.Indicator(l, format, s, lens, about), SubjectKind.Indicator),
            "why" => await Of(
                (l, s) => exports.Why(l, s, lens), SubjectKind.Target, SubjectKind.Indicator, SubjectKind.BudgetLine,
                SubjectKind.Element, SubjectKind.Plan, SubjectKind.Budget),
            _ => exports.Events(format, about),
        };

        async Task<Export?> Of(Func<LedgerSnapshot, Subject, Export?> export, params SubjectKind[] kinds)
        {
            var only = await session.Reader.Only(parse.GetValue(Id)!, cancellationToken, kinds);
            return export(await session.Reader.Own(only, lens, cancellationToken), only);
        }
    }

    private static async Task<About> About(
        LedgerSession session, ParseResult parse, CancellationToken cancellationToken) => new(
        "", session.Tenant.Value, Words.Lens(GlobalOptions.LensOf(parse)),
        CommandOf(parse),
        (await session.Prover.Last(session.Tenant, cancellationToken))?.Checkpoint.Short,
        SystemClock.Instance.GetCurrentInstant());

    // As one types it again; without what says where the database is, for that may hold a password.
    private static string CommandOf(ParseResult parse) => string.Join(
        ' ',
        new[] { "ledger export", parse.GetValue(What), parse.GetValue(Id) }
            .Concat(new Option[] { Format, Year }.Concat(Which.All).Concat(GlobalOptions.Lens)
                .Select(o => parse.GetResult(o) is { Implicit: false } given
                    ? $"{o.Name} {string.Join(' ', given.Tokens.Select(t => t.Value))}"
                    : null))
            .Where(part => part is not null));

    // Beside it, and renamed when all is there: an export that was broken off leaves the file as it was.
    private static async Task WriteFile(Export export, string file, CancellationToken cancellationToken)
    {
        var unfinished = file + ".new";
        try
        {
            await using (var stream = File.Create(unfinished))
            {
                await export.Write(stream, cancellationToken);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch (DirectoryNotFoundException)
        {
            throw CliException.BadInput("no-file", $"{file} cannot be written: there is no such folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.BadInput("no-file", $"{file} cannot be written: {e.Message}");
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private static CliException Wrong(string message) => CliException.BadInput("bad-option", message);
}
