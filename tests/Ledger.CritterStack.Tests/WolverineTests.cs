using Ledger.CritterStack.Commands;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Wolverine;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>Commands as messages of Wolverine's: decided by the same rules, recorded as the same events.</summary>
public sealed class WolverineTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private static readonly PlanId Plan = PlanId.Parse("bestaanszekerheid");
    private static readonly SourceId Document = SourceId.Parse("raadsstuk");
    private static readonly HistoricalDate Date = HistoricalDate.Parse("2019-02");

    private readonly TenantId _tenant = Sample.NewTenant();
    private IHost? _host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IMessageBus Bus => _host!.Services.GetRequiredService<IMessageBus>();

    public async ValueTask InitializeAsync()
    {
        _host = await Host.CreateDefaultBuilder().UseWolverine(options =>
        {
            options.Durability.Mode = DurabilityMode.Solo;
            options.UseLedger(MartenEventLog.DataSource(database.ConnectionString));
        }).StartAsync(Cancel);
        (await Ask(Registration())).Refusal.ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.StopAsync(Cancel);
        _host.Dispose();
    }

    [Fact]
    public async Task A_command_records_what_the_recorder_would_have_recorded()
    {
        var instruction = Opening();
        var other = Sample.NewTenant();
        foreach (var asked in (Instruction[])[Registration(), instruction with { Id = Guid.NewGuid() }])
        {
            (await new Recorder(database.Ours, NodaTime.SystemClock.Instance).Record(other, [asked], "x", Cancel))
                .ShouldBeOfType<RecordOutcome.Recorded>();
        }

        var answer = await Ask(instruction);

        answer.Refusal.ShouldBeNull();
        var expected = (await database.Ours.All(other))[^1];
        var recorded = (await database.Ours.All(_tenant))[^1];
        recorded.Id.ShouldBe(answer.Events.ShouldHaveSingleItem());
        (recorded.Stream, recorded.Version, recorded.Type, recorded.Data)
            .ShouldBe((expected.Stream, expected.Version, expected.Type, expected.Data));
        var (mine, theirs) = (EventCodec.Current.Decode(recorded), EventCodec.Current.Decode(expected));
        mine.By.ShouldBe(theirs.By);
        mine.Command.ShouldBe(theirs.Command with { Id = instruction.Id });
        (await database.Ask<string>(
            $"SELECT type FROM ledger.mt_streams WHERE tenant_id = '{_tenant}' AND id = '{recorded.Stream}'"))
            .ShouldBe("plan");
    }

    [Fact]
    public async Task A_command_that_is_repeated_records_nothing_and_one_that_is_refused_says_why()
    {
        var instruction = Opening();
        await Ask(instruction);

        (await Ask(instruction)).Events.ShouldBeEmpty();
        (await Ask(Adding("doel-1") with { By = By() with { Rationale = " " } })).Refusal
            .ShouldBe(Refusal.RationaleMissing.Number);
        (await Ask(Adding("doel-1") with { By = By(SourceId.Parse("onbekend")) })).Refusal
            .ShouldBe(Refusal.SourceUnknown.Number);

        (await database.Ours.Stream(_tenant, Plan.ToString())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_commands_at_once_for_one_plan_each_is_decided_on_what_the_others_did()
    {
        await Ask(Opening());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Ask(Adding($"doel-{i}"))));

        answers.ShouldAllBe(a => a.Refusal == null && a.Events.Count == 1);
        (await database.Ours.Stream(_tenant, Plan.ToString())).Select(e => e.Version).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task A_command_that_waits_in_a_durable_queue_is_recorded_too()
    {
        await Bus.PublishAsync(
            CommandMessage.Of(Opening()), new DeliveryOptions { TenantId = _tenant.Value });

        while ((await database.Ours.Stream(_tenant, Plan.ToString())).Count == 0)
        {
            await Task.Delay(20, Cancel);
        }
    }

    private Task<CommandAnswer> Ask(Instruction instruction) =>
        Bus.InvokeForTenantAsync<CommandAnswer>(_tenant.Value, CommandMessage.Of(instruction), Cancel);

    private static Instruction Registration() => Instruction.For(
        Document,
        new RegisterSource(new SourceEvent.SourceRegistered(
            "Raadsstuk", SourceKind.Decision, null, null, null, null, null, [])),
        By(), Guid.NewGuid());

    private static Instruction Opening() => Instruction.For(
        Plan, new OpenPlan("Bestaanszekerheid", PlanKind.ThemePlan, Date, null, null), By(), Guid.NewGuid());

    private static Instruction Adding(string element) => Instruction.For(
        Plan, new AddElement(ElementId.Parse(element), ElementKind.Goal, "1", "Minder armoede", null, null), By(),
        Guid.NewGuid());

    private static Accountability By(SourceId? source = null) => new(
        new Basis.Published(source ?? Document), Date, Date, "omdat het zo is", [new Citation(Document, "§1")],
        new Actor(Slug.Parse("medewerker")), Provenance.Contemporaneous);
}
