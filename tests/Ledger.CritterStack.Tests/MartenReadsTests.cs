using JasperFx.Events;
using JasperFx.Events.Projections;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using Marten;
using Marten.Events.Aggregation;
using Shouldly;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>What a client does with Marten alone, over events that the engine of the default build wrote.</summary>
public sealed class MartenReadsTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private readonly TenantId _tenant = Sample.NewTenant();
    private readonly List<RecordedEvent> _events = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Every test has events of its own, with ids of their own.
        var random = new Random(Random.Shared.Next());
        List<RandomPlan> plans = [.. Enumerable.Range(0, 5).Select(i => new RandomPlan(random, i))];
        for (var i = 0; i < 200; i++)
        {
            (await database.Ours.Append(_tenant, [plans[i % 5].Next()], Cancel))
                .ShouldBeOfType<AppendResult.Appended>();
        }

        _events.AddRange((await database.Ours.All(_tenant)).Select(EventCodec.Current.Decode));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_stream_is_aggregated_with_the_domain_s_fold()
    {
        await using var session = database.Store.QuerySession(_tenant.Value);
        foreach (var stream in _events.GroupBy(e => e.Stream))
        {
            var folded = stream.Aggregate(Plan.Initial, (plan, e) => Plan.Evolve(plan, (PlanEvent)e.Event));

            var aggregated =
                await session.Events.AggregateStreamAsync<Aggregates.Plan>(stream.Key.Value, token: Cancel);

            aggregated.ShouldNotBeNull().Id.ShouldBe(stream.Key.Value);
            Lines(aggregated.State).ShouldBe(Lines(folded));
        }
    }

    [Fact]
    public async Task An_event_is_found_by_what_it_says()
    {
        await using var session = database.Store.QuerySession(_tenant.Value);

        var found = await session.Events.QueryRawEventDataOnly<PlanEvent.TargetChanged>()
            .Where(t => t.Horizon == 2028).ToListAsync(Cancel);

        var expected = _events.Select(e => e.Event).OfType<PlanEvent.TargetChanged>()
            .Where(t => t.Horizon == 2028).ToList();
        expected.ShouldNotBeEmpty();
        found.Select(t => $"{t}").ShouldBe(expected.Select(t => $"{t}"), ignoreOrder: true);
    }

    [Fact]
    public async Task The_daemon_follows_the_log_to_its_end_and_rebuilds()
    {
        await using var store = LedgerMarten.Store(
            database.Source, options => options.Projections.Add(new TargetCount(), ProjectionLifecycle.Async));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();

        await daemon.WaitForNonStaleData(TimeSpan.FromSeconds(30));
        (await Counts(store)).ShouldBe(Expected(), ignoreOrder: true);

        await daemon.StopAllAsync();
        await daemon.RebuildProjectionAsync<TargetCount>(Cancel);
        (await Counts(store)).ShouldBe(Expected(), ignoreOrder: true);
    }

    private async Task<Dictionary<string, int>> Counts(DocumentStore store)
    {
        await using var session = store.QuerySession(_tenant.Value);
        return (await session.Query<Targets>().ToListAsync(Cancel)).ToDictionary(t => t.Id, t => t.Count);
    }

    private Dictionary<string, int> Expected() => _events.GroupBy(e => e.Stream.Value)
        .ToDictionary(s => s.Key, s => s.Count(e => e.Event is PlanEvent.TargetSet or PlanEvent.TargetChanged));

    private static string[] Lines(Plan plan) => plan is Plan.Open open
        ?
        [
            $"{open.Opening}",
            .. open.Elements.Values.Select(e => $"{e.Title} {e.Note} {e.Parent}"),
            .. open.Indicators.Values.SelectMany(i => i.Targets.Values).Select(t => $"{t}").Order(),
            .. open.Indicators.Values.SelectMany(i => i.Baselines.Values).Select(b => $"{b}").Order(),
        ]
        : [plan.GetType().Name];

    /// <summary>How often a plan set or changed a target.</summary>
    public sealed record Targets(string Id, int Count);

    /// <summary>Counts them.</summary>
    public sealed class TargetCount : SingleStreamProjection<Targets, string>
    {
        public override Targets Evolve(Targets? snapshot, string id, IEvent e) => new(
            id, (snapshot?.Count ?? 0) + (e.Data is PlanEvent.TargetSet or PlanEvent.TargetChanged ? 1 : 0));
    }
}
