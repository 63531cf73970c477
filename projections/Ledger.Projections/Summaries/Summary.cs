using System.Text.Json;
using Ledger.Domain;
using Ledger.Store;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Projections;

/// <summary>
/// What one stream adds to a list or report over all streams: made of the events of that stream alone, so that only a
/// stream that goes on is made anew.
/// </summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Kinds">The kinds of stream that add something.</param>
internal abstract record Summary(string Name, IReadOnlyList<string> Kinds)
{
    /// <summary>Whether a stream may add something.</summary>
    public bool IsOf(StreamId stream) => Kinds.Contains(stream.Kind);

    /// <summary>What a stream adds, as JSON; null when nothing.</summary>
    public abstract string? Write(StreamEvents stream);
}

/// <summary>A summary of a type.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Kinds">The kinds of stream that add something.</param>
/// <param name="Of">What a stream adds; null when nothing.</param>
internal sealed record Summary<T>(string Name, IReadOnlyList<string> Kinds, Func<StreamEvents, T?> Of)
    : Summary(Name, Kinds)
    where T : class
{
    /// <inheritdoc/>
    public override string? Write(StreamEvents stream) =>
        Of(stream) is { } added ? JsonSerializer.Serialize(added, SummaryJson.Options) : null;

    /// <summary>What a stream added.</summary>
    public static T Read(string json) => JsonSerializer.Deserialize<T>(json, SummaryJson.Options)!;
}

/// <summary>How summaries are kept: as in the log, with instants besides.</summary>
internal static class SummaryJson
{
    public static JsonSerializerOptions Options { get; } = new(LedgerJson.Options)
    {
        Converters = { new InstantConverter() },
    };

    private sealed class InstantConverter : System.Text.Json.Serialization.JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}

/// <summary>Every summary there is.</summary>
internal static class Summaries
{
    public static IReadOnlyList<Summary> All { get; } =
    [
        PlanList.Items, BudgetList.Items, DocumentList.Decisions, DocumentList.Sources, LineageOf.Declared,
        ContradictionsOf.Noted, GoalPostMoves.InPlans, FlippedBetweenGenerations.Directions, DroppedGoals.Goals,
        MandateOf.Grounds, CompletenessOf.Coverage, CitedRows.Cited,
    ];
}
