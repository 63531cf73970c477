using JasperFx;
using JasperFx.Resources;
using Ledger.CritterStack.Commands;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;

namespace Ledger.CritterStack;

/// <summary>Commands of the ledger as messages of Wolverine's, on Marten.</summary>
public static class LedgerWolverine
{
    // As often as Recorder tries.
    private static readonly TimeSpan[] Pauses =
        [.. new[] { 5, 20, 50, 100 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    /// <summary>
    /// Takes commands (<see cref="CommandMessage.Of"/>) for the ledger in a database, each in the session of Marten
    /// that its message is received in: events, outgoing messages and the end of the message are committed together.
    /// </summary>
    /// <param name="options">The options of the host.</param>
    /// <param name="source">The database, prepared by <see cref="MartenSchema.Install"/>; the host disposes it.
    /// </param>
    public static WolverineOptions UseLedger(this WolverineOptions options, NpgsqlDataSource source)
    {
        options.UseLedger(source, LedgerMarten.DocumentSchema);
        return options;
    }

    /// <summary>The same, with the schema that messages wait in; returns Marten's settings.</summary>
    internal static MartenServiceCollectionExtensions.MartenConfigurationExpression UseLedger(
        this WolverineOptions options, NpgsqlDataSource source, string messageSchema)
    {
        options.Services.AddSingleton<IClock>(SystemClock.Instance);
        var marten = options.Services.AddMarten(marten =>
            {
                marten.Connection(source);
                marten.UseLedger();
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(wolverine =>
            {
                wolverine.AutoCreate = AutoCreate.CreateOrUpdate;
                wolverine.MessageStorageSchemaName = messageSchema;
            });
        options.Services.AddResourceSetupOnStartup();
        options.UseRuntimeCompilation();
        options.Discovery.IncludeAssembly(typeof(LedgerWolverine).Assembly);
        options.Policies.AutoApplyTransactions();
        options.Policies.UseDurableLocalQueues();
        options.UseSystemTextJsonForSerialization(json => json.Converters.Add(new InstructionJson()));

        // Another was faster: the same command is decided again, on what there is now.
        options.OnException<ConcurrencyException>().RetryWithCooldown(Pauses);
        options.OnException(Verdict.IsCalledFor).RetryWithCooldown(Pauses);
        return marten;
    }
}
