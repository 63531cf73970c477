using Ledger.Domain;
using Ledger.Domain.Sources;
using Ledger.Dossier;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>A real history, recorded by one engine and taken on by the other.</summary>
public sealed class OneHistoryTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-critter-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_history_of_Dronten_goes_through_both_engines_the_projections_and_the_seal()
    {
        var tenant = TenantId.Parse("gm0303");
        var first = await Import(database.Martens);
        var again = await Import(database.Ours);
        first.Recorded.ShouldBeGreaterThan(0);
        (again.Recorded, again.Unchanged).ShouldBe((0, first.Recorded + first.Unchanged));

        var sealing = new Sealer(database.Source, new SealFolder(_folder));
        var atFirst = (await sealing.Seal(tenant, null, Cancel)).ShouldNotBeNull();
        foreach (var engine in (IEventLog[])[database.Ours, database.Martens])
        {
            (await new Recorder(engine, SystemClock.Instance).Record(tenant, [Registration(engine)], "test", Cancel))
                .ShouldBeOfType<RecordOutcome.Recorded>().Changed.ShouldBe(1);
        }

        var all = await database.Ours.All(tenant);
        (await sealing.Seal(tenant, null, Cancel)).ShouldNotBeNull().Checkpoint.Size
            .ShouldBe(atFirst.Checkpoint.Size + 2);
        var audit = await new LogAudit(database.Source, new SealFolder(_folder)).Run(tenant, [], null, null, Cancel);
        audit.Problems.ShouldBeEmpty();
        audit.Size.ShouldBe(all.Count);

        var host = new ProjectionHost(database.Source, database.Martens);
        await host.Start(cancellationToken: Cancel);
        await host.CatchUp(Cancel);
        (await host.WaitFor(tenant, all[^1].Position, Duration.FromSeconds(30), Cancel)).ShouldBeTrue();
        (await database.Ask<long>($"SELECT count(*) FROM ledger_read.trail WHERE tenant_id = '{tenant}'"))
            .ShouldBe(all.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Instruction Registration(IEventLog by)
    {
        var source = SourceId.Parse($"bron-{by.GetType().Name.ToLowerInvariant()}");
        var date = HistoricalDate.In(2020);
        return Instruction.For(
            source,
            new RegisterSource(new SourceEvent.SourceRegistered(
                "Bron", SourceKind.Decision, null, null, null, null, null, [])),
            new Accountability(new Basis.Published(source), date, date, "omdat het zo is", [new Citation(source, "§1")],
                new Actor(Slug.Parse("medewerker")), Provenance.Contemporaneous),
            Guid.NewGuid());
    }

    private static Task<ImportResult> Import(IEventLog log) => DossierImport.Run(
        Path.Combine(AppContext.BaseDirectory, "dronten"), log, SystemClock.Instance, new ImportOptions(), null,
        Cancel);
}
