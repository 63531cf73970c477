using System.Text;
using Ledger.Domain;
using Ledger.Domain.Sources;
using Ledger.Store.Actors;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Ledger.Store.Tests.Seal;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Actors;

/// <summary>Names are in one table outside the log, and gone when they are erased; what was proven stays so.</summary>
public sealed class ActorNamesTests : IClassFixture<LedgerDatabase>, IDisposable
{
    private const string Jansen = "Jannie Jansen-de Boer";

    private static readonly SourceId Register = SourceId.Parse("autorisatieregister");
    private static readonly Actor Clerk = new(Slug.Parse("mw-017"));

    private readonly LedgerDatabase _database;
    private readonly SealedLog _log;
    private readonly Recorder _recorder;
    private readonly ActorNames _names;

    public ActorNamesTests(LedgerDatabase database)
    {
        _database = database;
        _log = new SealedLog(database.Source);
        _recorder = new Recorder(new PostgresEventLog(database.Source), SystemClock.Instance);
        _names = new ActorNames(database.Source, _recorder);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_name_is_known_to_who_may_see_it_and_is_not_in_the_log()
    {
        await Register_is_there();

        (await Name(Jansen)).ShouldBeOfType<RecordOutcome.Recorded>().Changed.ShouldBe(1);
        (await Name(Jansen)).ShouldBeOfType<RecordOutcome.Recorded>().Changed.ShouldBe(0, "it is so already");

        (await _names.Known(_log.Tenant, Cancel)).ShouldBe([KeyValuePair.Create(Clerk, Jansen)]);
        var entry = (await _names.List(_log.Tenant, Cancel)).Single(e => e.Actor == Clerk);
        entry.ShouldBe(new ActorEntry(Clerk, Jansen, NameState.Named, 2, entry.LastRecordedAt));
        (await _log.Ask<long>("SELECT count(*) FROM ledger.mt_events e WHERE e::text ILIKE '%jannie%'")).ShouldBe(0);
        await using var reader = PostgresEventLog.DataSource(
            $"{_database.ConnectionString};Options=-c role=ledger_reader");
        var outsider = new ActorNames(reader, _recorder);
        (await Should.ThrowAsync<StoreException>(() => outsider.Known(_log.Tenant, Cancel)))
            .Fault.ShouldBeOfType<StoreFault.NotAllowed>();
        (await Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_gets_another_name_is_known_by_the_last()
    {
        await Register_is_there();
        await Name(Jansen);
        await Name("Jannie de Boer");

        (await _names.Known(_log.Tenant, Cancel))[Clerk].ShouldBe("Jannie de Boer");
        (await Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_an_erasure_the_name_is_gone_for_good_and_every_proof_still_holds()
    {
        await Register_is_there();
        await Name(Jansen);
        await _log.Record(new Random(1), 20);
        var kept = new KeptCheckpoint(await _log.Seal(), "The minutes");
        var proven = await Prove();

        (await Erase("Verzoek op grond van AVG art. 17")).ShouldBeOfType<RecordOutcome.Recorded>().Changed.ShouldBe(1);
        (await Erase("Nog eens")).ShouldBeOfType<RecordOutcome.Recorded>().Changed.ShouldBe(0);
        await _log.Seal();

        (await _names.Known(_log.Tenant, Cancel)).ShouldBeEmpty();
        (await _names.List(_log.Tenant, Cancel)).Single(e => e.Actor == Clerk).State.ShouldBe(NameState.Erased);
        (await Rows()).ShouldBe(0);
        (await Name(Jansen)).ShouldBeOfType<RecordOutcome.Refused>().Refusal.ShouldBe(Refusal.NameErased);
        (await Rows()).ShouldBe(0);
        (await _log.Audit(kept)).Problems.ShouldBeEmpty();
        proven.ShouldAllBe(p => p.Proof.Proves(Encoding.UTF8.GetBytes(p.Entry)));
        (await Prove()).Select(p => p.Entry).ShouldBe(proven.Select(p => p.Entry));
    }

    [Fact]
    public async Task The_log_takes_no_name_by_way_of_a_reason_or_a_citation()
    {
        await Register_is_there();
        await Name(Jansen);

        (await Erase($"Op verzoek van {Jansen.ToUpperInvariant()}")).ShouldBeOfType<RecordOutcome.Refused>()
            .Refusal.ShouldBe(Refusal.NameInLog);
        (await _names.Name(_log.Tenant, Clerk, "§1", By("Nieuw"), Cancel)).ShouldBeOfType<RecordOutcome.Refused>()
            .Refusal.ShouldBe(Refusal.NameInLog);
        (await Name("  ")).ShouldBeOfType<RecordOutcome.Refused>().Refusal.ShouldBe(Refusal.NameMissing);
        (await _names.Known(_log.Tenant, Cancel))[Clerk].ShouldBe(Jansen);
    }

    [Fact]
    public async Task A_name_that_is_refused_is_not_kept()
    {
        (await Name(Jansen)).ShouldBeOfType<RecordOutcome.Refused>().Refusal.ShouldBe(Refusal.SourceUnknown);
        (await Erase("x")).ShouldBeOfType<RecordOutcome.Refused>().Refusal.ShouldBe(Refusal.SourceUnknown);

        (await Rows()).ShouldBe(0);
    }

    [Theory]
    [InlineData("UPDATE ledger.actors SET name = 'Piet Pietersen'", "not the one that was laid down")]
    [InlineData("UPDATE ledger.actors SET salt = salt || '\\x00'", "not the one that was laid down")]
    [InlineData("UPDATE ledger.actors SET actor = 'mw-018'", "gone without having been erased")]
    [InlineData("DELETE FROM ledger.actors", "gone without having been erased")]
    public async Task Who_changes_the_table_of_names_is_found_and_not_believed(string sql, string problem)
    {
        await Register_is_there();
        await Name(Jansen);
        await _log.Seal();

        await _log.Run($"{sql} WHERE tenant_id = '{_log.Tenant}'");

        (await _names.Known(_log.Tenant, Cancel)).ShouldBeEmpty();
        (await _names.List(_log.Tenant, Cancel)).Single(e => e.Actor == Clerk).State.ShouldBe(NameState.Lost);
        var problems = (await _log.AuditAtHome()).Problems;
        problems.ShouldAllBe(p => p.Kind == ProblemKind.Name);
        problems.Count(p => p.Message.Contains(problem, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_erased_name_that_comes_back_with_a_copy_is_found_and_erased_again()
    {
        await Register_is_there();
        await Name(Jansen);
        await _log.Run("CREATE TABLE IF NOT EXISTS names AS TABLE ledger.actors; TRUNCATE names; "
            + $"INSERT INTO names SELECT * FROM ledger.actors WHERE tenant_id = '{_log.Tenant}'");
        await Erase("Verzoek op grond van AVG art. 17");
        await _log.Run("INSERT INTO ledger.actors SELECT * FROM names");
        await _log.Seal();

        (await _names.Known(_log.Tenant, Cancel)).ShouldBeEmpty();
        (await _log.AuditAtHome()).Problems.ShouldHaveSingleItem().Message.ShouldContain("erased, and is there again");
        (await _names.EraseAgain(_log.Tenant, Cancel)).ShouldBe(1);
        (await _log.AuditAtHome()).Problems.ShouldBeEmpty();
    }

    private async Task Register_is_there()
    {
        var source = new SourceEvent.SourceRegistered(
            "Autorisatieregister", SourceKind.Other, null, null, null, null, null, []);
        (await _recorder.Record(
            _log.Tenant,
            [Instruction.For(Register, new RegisterSource(source), By("Het register is er"), Guid.NewGuid())], "test",
            Cancel)).ShouldBeOfType<RecordOutcome.Recorded>();
    }

    private static Accountability By(string why) => new(
        new Basis.Published(Register), HistoricalDate.Parse("2026-03-02"), HistoricalDate.Parse("2026-03-02"), why,
        [new Citation(Register, "§1")], Clerk, Provenance.Contemporaneous);

    private Task<RecordOutcome> Name(string name) =>
        _names.Name(_log.Tenant, Clerk, name, By("In dienst getreden"), Cancel);

    private Task<RecordOutcome> Erase(string why) => _names.Erase(_log.Tenant, Clerk, By(why), Cancel);

    private Task<long> Rows() =>
        _log.Ask<long>($"SELECT count(*) FROM ledger.actors WHERE tenant_id = '{_log.Tenant}'");

    private async Task<IReadOnlyList<SealProblem>> Audit()
    {
        await _log.Seal();
        return (await _log.AuditAtHome()).Problems;
    }

    private async Task<List<ProvenEntry>> Prove() => await new Prover(_log.Source).Prove(
        _log.Tenant, [Register.Stream, .. Enumerable.Range(0, 4).Select(i => Sample.Stream($"s{i}"))], Cancel)
        .ToListAsync(Cancel);
}
