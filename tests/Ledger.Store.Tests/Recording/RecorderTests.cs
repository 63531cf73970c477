using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store.Tests.EventLogs;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Recording;

/// <summary>
/// A recorder remembers the streams that it worked on. Others append to them too, and nothing of what it answers may
/// show that it remembers.
/// </summary>
public sealed class RecorderTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private static readonly PlanId Plan = PlanId.Parse("themaplan");
    private static readonly SourceId Document = SourceId.Parse("raadsstuk");
    private static readonly TenantId Dronten = TenantId.Parse("gm0303");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_on_a_stream_that_it_worked_on_reads_nothing()
    {
        var log = new CountingLog(new InMemoryEventLog());
        var recorder = new Recorder(log, SystemClock.Instance);
        await Opened(recorder, Dronten);
        await Recorded(recorder, Dronten, Goal(1));
        log.Reads = 0;

        await Recorded(recorder, Dronten, Goal(2));
        await Recorded(recorder, Dronten, Goal(3));

        log.Reads.ShouldBe(0);
        (await log.ReadStream(Dronten, Plan.Stream, 1, Cancel).CountAsync(Cancel)).ShouldBe(4);
    }

    [Fact]
    public async Task What_another_program_recorded_meanwhile_counts_for_what_is_recorded_refused_or_so_already()
    {
        await using var hers = PostgresEventLog.DataSource(database.ConnectionString);
        var tenant = Sample.NewTenant();
        var (here, there) = (On(new PostgresEventLog(database.Source)), On(new PostgresEventLog(hers)));
        await Opened(here, tenant);
        await Recorded(here, tenant, Goal(1));

        await Recorded(there, tenant, Reword(1, "Anders"));
        (await Record(here, tenant, Goal(1))).Changed().ShouldBe(0);
        (await Record(here, tenant, Reword(1, "Anders"))).Changed().ShouldBe(0);
        await Recorded(there, tenant, Goal(2));
        await Recorded(here, tenant, Reword(2, "Ook anders"));
        await Recorded(there, tenant, new WithdrawElement(Element(2)));
        (await Record(here, tenant, Goal(3, under: 2))).Refused().ShouldBe(Refusal.ElementWithdrawn);
        await Recorded(here, tenant, Reword(1, "Doel 1"));
        await Recorded(there, tenant, Reword(1, "Anders"));
        (await Record(here, tenant, Reword(1, "Doel 1"))).Changed().ShouldBe(1, "it is not so any more");
    }

    [Fact]
    public async Task A_command_that_another_program_recorded_first_is_recorded_once()
    {
        var log = new InMemoryEventLog();
        var (here, there) = (On(log), On(log));
        await Opened(here, Dronten);
        var id = Guid.NewGuid();

        var first = (await Record(there, Dronten, Goal(1), id)).ShouldBeOfType<RecordOutcome.Recorded>();
        var again = (await Record(here, Dronten, Goal(1), id)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await Record(here, Dronten, Goal(2), id)).Refused().ShouldBe(Refusal.CommandIdReused);

        again.Receipts.SelectMany(r => r.EventIds).ShouldBeSubsetOf(first.Receipts.SelectMany(r => r.EventIds));
        (await log.ReadStream(Dronten, Plan.Stream, 1, Cancel).CountAsync(Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_recorders_in_turn_answer_as_one_that_remembers_nothing()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (log, oracle) = (new InMemoryEventLog(), new InMemoryEventLog());
        Recorder[] recorders = [On(log), On(log)];
        await Opened(recorders[0], Dronten);
        await Opened(On(oracle), Dronten);
        for (var i = 0; i < 400; i++)
        {
            var command = Any(random);
            var id = Guid.NewGuid();

            var answer = await Record(recorders[random.Next(2)], Dronten, command, id);

            Told(answer).ShouldBe(Told(await Record(On(oracle), Dronten, command, id)), $"{i}: {command}");
        }

        var ours = await log.All(Dronten);
        ours.Select(e => (e.Stream, e.Version, e.Type, e.Data)).ShouldBe(
            (await oracle.All(Dronten)).Select(e => (e.Stream, e.Version, e.Type, e.Data)));
    }

    [Fact]
    public async Task Many_at_once_on_one_stream_all_get_their_place()
    {
        var log = new PostgresEventLog(database.Source);
        var tenant = Sample.NewTenant();
        var recorder = On(log);
        await Opened(recorder, tenant);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(async n =>
        {
            for (var i = 0; i < 10; i++)
            {
                RecordOutcome outcome;
                do
                {
                    outcome = await Record(recorder, tenant, Goal((n * 100) + i));
                }
                while (outcome is RecordOutcome.Refused refused && refused.Refusal == Refusal.Conflict);

                outcome.Changed().ShouldBe(1);
            }
        }));

        (await log.ReadStream(tenant, Plan.Stream, 1, Cancel).CountAsync(Cancel)).ShouldBe(41);
    }

    [Fact]
    public void It_remembers_a_bounded_number_of_streams_and_events()
    {
        var known = new KnownStreams();
        for (var i = 0; i < 2 * KnownStreams.MostStreams; i++)
        {
            known.Put(Dronten, Sample.Stream($"s{i}"), At(1));
        }

        known.Take(Dronten, Sample.Stream("s0")).ShouldBeNull();
        Enumerable.Range(0, 2 * KnownStreams.MostStreams)
            .Count(i => known.Take(Dronten, Sample.Stream($"s{i}")) is not null)
            .ShouldBe(KnownStreams.MostStreams);
        for (var i = 0; i < 100; i++)
        {
            known.Put(Dronten, Sample.Stream($"s{i}"), At(1000));
        }

        Enumerable.Range(0, 100).Count(i => known.Take(Dronten, Sample.Stream($"s{i}")) != null)
            .ShouldBe((int)KnownStreams.MostEvents / 1000);
        known.Put(Dronten, Sample.Stream("long"), At(KnownStreams.MostEvents + 1));
        known.Take(Dronten, Sample.Stream("long")).ShouldBeNull();
    }

    private static StreamState At(long version)
    {
        var state = StreamState.Open(Plan.Stream);
        state.Store(version);
        return state;
    }

    private static Recorder On(IEventLog log) => new(log, SystemClock.Instance);

    private static async Task Opened(Recorder recorder, TenantId tenant)
    {
        var source = new SourceEvent.SourceRegistered("Raadsstuk", SourceKind.Other, null, null, null, null, null, []);
        var open = new OpenPlan(
            "Themaplan", PlanKind.ThemePlan, HistoricalDate.In(2024), HistoricalDate.In(2028), Document);
        (await recorder.Record(
            tenant,
            [
                Instruction.For(Document, new RegisterSource(source), By(), Guid.NewGuid()),
                Instruction.For(Plan, open, By(), Guid.NewGuid()),
            ],
            "test", Cancel)).Changed().ShouldBe(2);
    }

    private static async Task Recorded(Recorder recorder, TenantId tenant, ICommand<Plan, PlanEvent> command) =>
        (await Record(recorder, tenant, command)).Changed().ShouldBe(1, $"{command}");

    private static Task<RecordOutcome> Record(
        Recorder recorder, TenantId tenant, ICommand<Plan, PlanEvent> command, Guid? id = null) =>
        recorder.Record(tenant, [Instruction.For(Plan, command, By(), id ?? Guid.NewGuid())], "test", Cancel);

    private static ICommand<Plan, PlanEvent> Any(Random random)
    {
        var number = random.Next(1, 12);
        return random.Next(6) switch
        {
            0 => new WithdrawElement(Element(number)),
            1 => Goal(number, under: random.Next(1, 12)),
            2 => Goal(number),
            _ => Reword(number, $"Titel {random.Next(3)}"),
        };
    }

    private static string Told(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Refused refused => $"{refused.Refusal} {refused.About}",
        RecordOutcome.Recorded recorded => string.Join(' ', recorded.Receipts.Select(r => r.Version)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ElementId Element(int number) =>
        ElementId.Parse("doel-" + number.ToString(CultureInfo.InvariantCulture));

    private static AddElement Goal(int number, int? under = null) => new(
        Element(number), ElementKind.Goal, null, $"Doel {number}", null, under is { } parent ? Element(parent) : null);

    private static RewordElement Reword(int number, string title) => new(Element(number), null, title, null);

    private static Accountability By() => new(
        new Basis.Published(Document), HistoricalDate.Parse("2024-03-02"), HistoricalDate.Parse("2024-03-02"),
        "Omdat het er staat", [new Citation(Document, "§1")], new Actor(Slug.Parse("mw-017")),
        Provenance.Contemporaneous);

    private sealed class CountingLog(IEventLog log) : IEventLog
    {
        public int Reads { get; set; }

        public Task<AppendResult> Append(
            TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default) =>
            log.Append(tenant, appends, cancellationToken);

        public IAsyncEnumerable<StoredEvent> ReadStream(
            TenantId tenant, StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default)
        {
            Reads++;
            return log.ReadStream(tenant, stream, fromVersion, cancellationToken);
        }

        public IAsyncEnumerable<StoredEvent> ReadTenant(
            TenantId tenant, long afterPosition = 0, CancellationToken cancellationToken = default)
        {
            Reads++;
            return log.ReadTenant(tenant, afterPosition, cancellationToken);
        }

        public Task<long> Head(TenantId tenant, CancellationToken cancellationToken = default) =>
            log.Head(tenant, cancellationToken);
    }
}

/// <summary>What an outcome says, shortly.</summary>
internal static class OutcomeWords
{
    public static int Changed(this RecordOutcome outcome) =>
        outcome.ShouldBeOfType<RecordOutcome.Recorded>($"{outcome}").Changed;

    public static Refusal Refused(this RecordOutcome outcome) =>
        outcome.ShouldBeOfType<RecordOutcome.Refused>($"{outcome}").Refusal;
}
