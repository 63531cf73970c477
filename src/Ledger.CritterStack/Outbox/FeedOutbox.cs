using JasperFx.Events.Daemon;
using Ledger.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;

namespace Ledger.CritterStack.Outbox;

/// <summary>
/// Wolverine's durable outbox behind what is sent to others: that there is something to send is a message in the
/// database, from the moment that the log is seen to grow until it was sent or given up. A program that ends in
/// between goes on with it when it starts again.
/// </summary>
/// <param name="connectionString">A database prepared by <see cref="MartenSchema.Install"/>.</param>
/// <param name="tenant">The municipality whose log is followed.</param>
/// <param name="round">Sends.</param>
public sealed class FeedOutbox(string connectionString, TenantId tenant, DeliveryRound round) : IHostedService
{
    // After a failure of the program or the database; after the last one, that one again and again.
    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 5, 30 }.Select(s => TimeSpan.FromSeconds(s))];

    private IHost? _host;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
        builder.UseWolverine(Configure);
        _host = builder.Build();
        await _host.StartAsync(cancellationToken);

        // Another engine may have left what is due, without a message for it.
        await Ask();
    }

    /// <summary>Has sent what is due though the log did not grow.</summary>
    public async Task Ask() => await _host!.Services.GetRequiredService<IMessageBus>()
        .PublishAsync(new DeliverEvents(tenant.Value, 0));

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_host is { } host)
        {
            await host.StopAsync(cancellationToken);
            host.Dispose();
        }
    }

    private void Configure(WolverineOptions options)
    {
        options.ApplicationAssembly = typeof(FeedOutbox).Assembly;
        options.Durability.Mode = DurabilityMode.Solo;
        options.Services.AddSingleton(round);

        // A municipality has an outbox of its own, so that the program of another one does not take its messages.
        options.UseLedger(MartenEventLog.DataSource(connectionString), $"ledger_outbox_{tenant}")
            .AddAsyncDaemon(DaemonMode.Solo)
            .SubscribeToEvents(new GrowthSubscription(tenant));
        options.Discovery.IncludeType(typeof(DeliverEventsHandler));

        // Whatever goes wrong, what is due stays due; a slow receiver may take his time.
        options.OnAnyException().ScheduleRetryIndefinitely(Pauses);
        options.DefaultExecutionTimeout = TimeSpan.FromHours(1);
    }
}
