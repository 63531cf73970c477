using System.CommandLine;
using Ledger.Store.Seal;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger verify</c>: recomputes the whole log, and compares it with what was sealed and kept.</summary>
internal static class VerifyVerb
{
    public static Command Make()
    {
        var evidence = new Option<string?>("--evidence") { Description = "An archive to verify, without a database." };
        var kept = new Option<string[]>("--checkpoint")
        {
            Description = "A checkpoint that was kept; may be given again.",
        };
        var key = new Option<string?>("--key")
        {
            Description = "The public key of the log (a vkey), known from elsewhere.",
        };
        var copy = new Option<string?>("--kept")
        {
            Description = "An archive or an export of events (ndjson) that was kept: says what a changed event was.",
        };
        var command = new Command("verify", "Recompute the whole log, or an archive.") { evidence, kept, key, copy };
        command.SetAction((parse, cancellationToken) => Door.Guard(parse, async screen =>
        {
            var checkpoints = (parse.GetValue(kept) ?? []).Select(SealFiles.Checkpoint).ToList();
            var known = SealFiles.Key(parse.GetValue(key));
            if (parse.GetValue(evidence) is { } archive)
            {
                return parse.GetValue(copy) is null
                    ? Show(screen, Offline(archive, checkpoints, known))
                    : throw CliException.BadInput(
                        "bad-command-line", "--kept is put beside the database, which --evidence does without.");
            }

            using var file = parse.GetValue(copy) is { } name ? SealFiles.Open(name) : null;
            await using var session = await LedgerSession.Open(parse, cancellationToken);
            var report = await Run(session, screen, checkpoints, known, cancellationToken);
            return Show(screen, file is null ? report : await new KeptCopy(session.Prover.Entries).Beside(
                session.Tenant, report, KeptCopy.Lines(file), cancellationToken));
        }));
        return command;
    }

    /// <summary>An archive, with what this machine or the auditor already knew, and no database.</summary>
    private static AuditReport Offline(string archive, List<KeptCheckpoint> checkpoints, VerifierKey? key)
    {
        using var stream = new MemoryStream(SealFiles.Read(archive));
        return EvidenceAudit.Run(stream, key is null ? [] : [key], checkpoints);
    }

    private static async Task<AuditReport> Run(
        LedgerSession session, Screen screen, List<KeptCheckpoint> checkpoints, VerifierKey? key,
        CancellationToken cancellationToken)
    {
        var bar = screen.Error.Progress().AutoClear(true).HideCompleted(true);
        return await bar.StartAsync(async context =>
        {
            var task = context.AddTask("verify");
            var progress = new Told<(long Done, long Sealed)>(at =>
            {
                task.MaxValue = Math.Max(1, at.Sealed);
                task.Value = at.Done;
            });
            return await session.Audit.Run(session.Tenant, checkpoints, key, progress, cancellationToken);
        });
    }

    private static int Show(Screen screen, AuditReport report)
    {
        screen.Show(
            new
            {
                report.Ok,
                report.Size,
                Root = report.Root.ToString(),
                report.Checkpoint?.Origin,
                report.Unsealed,
                report.IsPinned,
                Keys = report.Keys.Select(k => k.ToString()),
                report.ProblemCount,
                Problems = report.Problems.Select(p => new
                {
                    p.Position,
                    p.Event,
                    p.Kind,
                    p.Fields,
                    p.Message,
                    p.Changes,
                }),
            },
            o => Print(o, report));
        return report.Ok ? ExitCode.Done : ExitCode.NotVerified;
    }

    private static void Print(IAnsiConsole o, AuditReport report)
    {
        foreach (var problem in report.Problems)
        {
            var at = problem.Position is { } position ? $"{position}: " : "";
            o.MarkupLine($"[red]{problem.Kind}[/] {at}{problem.Message.Plain()}");
            foreach (var change in problem.Changes)
            {
                o.Write(new Text(
                    $"    {change.Field}: was {change.Was ?? "not there"}, is {change.Is ?? "not there"}\n"));
            }
        }

        if (report.ProblemCount > report.Problems.Count)
        {
            o.WriteLine($"… and {report.ProblemCount - report.Problems.Count} more.");
        }

        o.MarkupLine(report.Ok
            ? $"[green]✓[/] {report.Size} events are as they were sealed; root {report.Root}"
            : $"[red]✗[/] {report.ProblemCount} problems in {report.Size} events; root {report.Root}");
        if (report.Unsealed > 0)
        {
            o.WriteLine($"{report.Unsealed} events came after the last checkpoint and are not sealed yet.");
        }

        o.WriteLine(report.IsPinned
            ? "The key of the seal was known outside the database."
            : "The key of the seal is the database's own word: compare with --key or --checkpoint.");
    }

    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
