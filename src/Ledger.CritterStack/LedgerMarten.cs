using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Ledger.CritterStack.Aggregates;
using Ledger.Store;
using Marten;
using Npgsql;
using Weasel.Core;

namespace Ledger.CritterStack;

/// <summary>How Marten keeps a ledger: the settings with which it finds the tables as we make them.</summary>
public static class LedgerMarten
{
    /// <summary>The schema of what Marten keeps besides events; schema <c>ledger</c> is the log's alone.</summary>
    public const string DocumentSchema = "ledger_marten";

    /// <summary>
    /// The setting of a connection that says whose rows it sees: for <c>UseRowLevelSecurity</c> on documents of the
    /// caller's own. Without it they are as open as Marten makes them.
    /// </summary>
    public const string TenantSetting = "ledger.tenant";

    /// <summary>Marten on a ledger.</summary>
    /// <param name="source">The database; the caller disposes it after the store.</param>
    /// <param name="configure">Projections and documents of the caller's own.</param>
    public static DocumentStore Store(NpgsqlDataSource source, Action<StoreOptions>? configure = null) =>
        DocumentStore.For(options =>
        {
            options.Connection(source);
            options.UseLedger();
            configure?.Invoke(options);
        });

    /// <summary>
    /// Sets a store up for the ledger: string streams, a tenant per municipality, all metadata, our JSON, every event
    /// under its stored name, and every kind of stream as a live aggregate.
    /// </summary>
    /// <remarks>
    /// Marten changes no schema by itself: <see cref="MartenSchema.Install"/> does, when it is asked.
    /// </remarks>
    public static StoreOptions UseLedger(this StoreOptions options)
    {
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.DatabaseSchemaName = DocumentSchema;
        options.Events.DatabaseSchemaName = "ledger";
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.MetadataConfig.EnableAll();
        options.Events.EnableUniqueIndexOnEventId = true;
        options.Policies.AllDocumentsAreMultiTenanted();
        options.UseSystemTextJsonForSerialization(
            new JsonSerializerOptions(LedgerJson.Options), EnumStorage.AsString, Casing.CamelCase, OursFirst);
        foreach (var type in EventCodec.EventTypes)
        {
            options.Events.MapEventType(type, EventCodec.Current.NameOf(type));
        }

        options.Projections.Add(new PlanFold(), ProjectionLifecycle.Live);
        options.Projections.Add(new BudgetFold(), ProjectionLifecycle.Live);
        options.Projections.Add(new DecisionFold(), ProjectionLifecycle.Live);
        options.Projections.Add(new SourceFold(), ProjectionLifecycle.Live);
        options.Projections.Add(new ActorFold(), ProjectionLifecycle.Live);
        return options;
    }

    // Marten puts its own way with enums in the place of ours, and its way with values of no type before any other.
    private static void OursFirst(JsonSerializerOptions json)
    {
        json.Converters.Insert(0, new HeaderValues());
        json.Converters.Insert(
            0, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
