using System.CommandLine;
using Ledger.Cli;

var root = new RootCommand("The accountability ledger: why did this target change?");
foreach (var option in GlobalOptions.Global)
{
    root.Options.Add(option);
}

foreach (var verb in Verbs.All)
{
    root.Subcommands.Add(verb);
}

var parse = root.Parse(args);
if (parse.Errors.Count == 0)
{
    return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}

var screen = new Screen(args.Contains("--json"));
screen.Fail(new CliException(
    ExitCode.BadInput, "bad-command-line", "The command line is wrong; see `ledger --help`.",
    [.. parse.Errors.Select(e => new ErrorDetail(null, null, null, e.Message))]));
return ExitCode.BadInput;
