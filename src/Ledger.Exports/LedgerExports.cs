using System.Runtime.CompilerServices;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Seal;

namespace Ledger.Exports;

/// <summary>
/// Every export of one municipality, for the pages, the API and the program alike. Each gives null when the subject has
/// no such form, or the lens shows nothing of it.
/// </summary>
/// <param name="tenant">The municipality.</param>
/// <param name="log">The event log.</param>
/// <param name="reader">Finds the trail as the question does.</param>
/// <param name="entries">Reads the log as it is sealed; null where it is not.</param>
public sealed class LedgerExports(TenantId tenant, IEventLog log, LedgerReader reader, EntryReader? entries)
{
    /// <summary>The audit trail, in order of recording: the entries that the question of the trail finds.</summary>
    public Export? Trail(ExportFormat format, TrailFilter filter, Lens lens, About about) =>
        format == ExportFormat.Prov
            ? Provenance("spoor", token => HistoriesOfTrail(filter, lens, token))
            : Export.Of(
                "spoor", format, TrailRows.Table, token => reader.WholeTrail(filter, lens, token),
                about with { Subject = "Spoor" });

    /// <summary>A plan as a lens shows it.</summary>
    public Export? Plan(LedgerSnapshot ledger, ExportFormat format, Subject plan, Lens lens, About about)
    {
        var view = PlanStanding.Through(PlanId.Parse(plan.Id), ledger.Of(plan.Stream), lens);
        return view.Title is null ? null
            : format == ExportFormat.Prov ? Why(ledger, plan, lens)
            : Export.Of(plan.Id, format, PlanRows.Table, Rows(PlanRows.Of(view)), about with { Subject = view.Title });
    }

    /// <summary>The budgets of a plan as a lens shows them.</summary>
    /// <param name="ledger">Everything recorded.</param>
    /// <param name="format">The form.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="year">The year; null for all there are.</param>
    /// <param name="lens">Through which lens.</param>
    /// <param name="about">What the export says about itself.</param>
    public Export? Budget(
        LedgerSnapshot ledger, ExportFormat format, Subject plan, int? year, Lens lens, About about)
    {
        var id = PlanId.Parse(plan.Id);
        var budgets = ledger.Budgets.Where(b => b.Plan == id && (year is null || b.Year == year))
            .OrderBy(b => b.Year)
            .Select(b => BudgetStanding.Through(b, ledger.Of(b.Stream), lens)).Where(b => b.Lines.Count > 0).ToList();
        var name = FormattableString.Invariant($"begroting-{id}{(year is null ? "" : "-")}{year}");
        about = about with { Subject = $"Begroting {plan.Title}" };
        return budgets.Count == 0 ? null
            : format == ExportFormat.FiscalPackage ? Package(name, id, budgets, about)
            : format == ExportFormat.Prov
                ? Provenance(name, _ => Histories(ledger.Through(lens), budgets).ToAsyncEnumerable())
            : Export.Of(name, format, BudgetRows.Table, Rows(BudgetRows.Of(budgets)), about);
    }

    /// <summary>The values of an indicator: its series.</summary>
    public Export? Indicator(LedgerSnapshot ledger, ExportFormat format, Subject indicator, Lens lens, About about)
    {
        var plan = PlanRef.Parse(indicator.Id).Plan;
        var rows = PlanRows.Of(PlanStanding.Through(plan, ledger.Of(plan.Stream), lens), indicator.Id).ToList();
        return rows.Count == 0 ? null
            : format == ExportFormat.Prov ? Why(ledger, indicator, lens)
            : Export.Of(
                NameOf(indicator.Id), format, PlanRows.Table, Rows(rows), about with { Subject = indicator.Title });
    }

    /// <summary>Where a value, or all values of a subject, come from.</summary>
    public Export? Why(LedgerSnapshot ledger, Subject subject, Lens lens)
    {
        var history = ChangeHistory.Of(ledger.Through(lens), subject);
        return history.Changes.Any(c => c.Changes.Count > 0)
            ? Provenance($"herkomst-{NameOf(subject.Id)}", _ => new[] { history }.ToAsyncEnumerable())
            : null;
    }

    /// <summary>The events of the log, in order.</summary>
    public Export? Events(ExportFormat format, About about)
    {
        var name = $"gebeurtenissen-{tenant}";
        return format == ExportFormat.Prov
            ? Provenance(
                name, token => reader.Portions(token).Select(p => ChangeHistory.OfStreams(p.Ledger, p.Streams)))
            : format != ExportFormat.Ndjson ? Export.Of(
                name, format, EventRows.Table, token => log.ReadTenant(tenant, 0, token),
                about with { Subject = "Gebeurtenissen" })
            : entries is null ? null
            : new Export(name, format, (to, token) =>
                NdjsonWriting.WriteLines(to, entries.OfTenant(tenant, token), token));
    }

    private async IAsyncEnumerable<ChangeHistory> HistoriesOfTrail(
        TrailFilter filter, Lens lens, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (streams, ledger) in reader.Portions(cancellationToken))
        {
            var found = await reader.InTrail(
                filter, lens, [.. streams.SelectMany(ledger.Of).Select(e => e.Position)], cancellationToken);
            var all = ChangeHistory.OfStreams(ledger.Through(lens), streams);
            yield return all with { Changes = all.Changes.Where(c => found.Contains(c.Recorded.Position)) };
        }
    }

    private static IEnumerable<ChangeHistory> Histories(LedgerSnapshot seen, IEnumerable<BudgetView> budgets) =>
        budgets.Select(b => new BudgetId(b.Plan, b.Year)).Select(b => ChangeHistory.Of(
            seen, new Subject(b.ToString(), SubjectKind.Budget, b.Stream, b.ToString())));

    private Export Provenance(string name, Func<CancellationToken, IAsyncEnumerable<ChangeHistory>> histories) => new(
        name, ExportFormat.Prov, (to, token) => ProvWriting.Write(to, tenant, histories(token), token));

    private Export Package(string name, PlanId plan, IReadOnlyList<BudgetView> budgets, About about) => new(
        name, ExportFormat.FiscalPackage, (to, token) => FiscalPackageWriting.Write(
            to, plan, FiscalRows.Of(budgets, TaskFieldAssignments.Of(tenant)), about, token));

    private static Func<CancellationToken, IAsyncEnumerable<T>> Rows<T>(IEnumerable<T> rows) =>
        _ => rows.ToAsyncEnumerable();

    // An id with what is not a letter, a digit or a hyphen left out: the name of a file everywhere.
    private static string NameOf(string id) =>
        string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
}
