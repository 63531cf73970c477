using System.CommandLine;
using System.Globalization;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger projections</c>: where each projection stands with each municipality.</summary>
internal static class ProjectionsVerb
{
    public static Command Make() => new Command("projections", "Where each projection stands.").With(
        async (session, _, screen, cancellationToken) =>
        {
            await ReadSchema.Install(session.Database, cancellationToken);
            var status = await ProjectionHost.Status(session.Database, null, cancellationToken);
            screen.Show(status, o => Print(o, status));
            return status.Any(s => s.State == "failed") ? ExitCode.Refused : ExitCode.Done;
        });

    private static void Print(IAnsiConsole o, IReadOnlyList<ProjectionStatus> status)
    {
        var table = new Table().RoundedBorder().AddColumns("projectie", "gemeente", "stand", "fout");
        table.AddColumn(new TableColumn("positie").RightAligned());
        table.AddColumn(new TableColumn("achterstand").RightAligned());
        foreach (var s in status)
        {
            table.AddRow(
                s.Name, s.Tenant, s.State, (s.Error ?? "").Plain(), s.Position.ToString(CultureInfo.InvariantCulture),
                s.Lag.ToString(CultureInfo.InvariantCulture));
        }

        o.Write(table);
    }
}
