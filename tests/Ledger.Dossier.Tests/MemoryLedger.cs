using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;
using Shouldly;

namespace Ledger.Dossier.Tests;

/// <summary>A ledger in memory, and what one does with it.</summary>
internal sealed class MemoryLedger
{
    private static readonly TenantId Dronten = TenantId.Parse("gm0303");

    private readonly InMemoryEventLog _log = new();

    public IEventLog Log => _log;

    public Task<ImportResult> Import(TempDossier dossier, bool dryRun = false) =>
        DossierImport.Run(dossier.Path, _log, TempDossier.Clock, new ImportOptions(dryRun));

    public async Task<List<RecordedEvent>> Events()
    {
        var events = new List<RecordedEvent>();
        await foreach (var stored in _log.ReadTenant(Dronten))
        {
            events.Add(EventCodec.Current.Decode(stored));
        }

        return events;
    }

    public static Accountability ByHandOf(Accountability by) => by with
    {
        Citations = by.Citations.Select(c => c with { File = null }).ToValueList(),
        Provenance = Provenance.Contemporaneous,
    };

    public async Task ByHand(ICommand<Plan, PlanEvent> command)
    {
        var by = ByHandOf((await Events()).First(e => e.Event is PlanEvent).By) with
        {
            DecidedOn = HistoricalDate.Parse("2026-02"),
            EffectiveFrom = HistoricalDate.Parse("2026-02"),
        };
        await Record(Instruction.For(PlanId.Parse("plan-2025"), command, by, Guid.NewGuid()));
    }

    public async Task Record(Instruction instruction) =>
        (await new Recorder(_log, TempDossier.Clock).Record(Dronten, [instruction], "by hand"))
            .ShouldBeOfType<RecordOutcome.Recorded>();
}
