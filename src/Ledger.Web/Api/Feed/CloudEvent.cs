using System.Globalization;
using System.Text.Json;
using Ledger.Domain;
using Ledger.Store;
using NodaTime;

namespace Ledger.Web.Api;

/// <summary>
/// An event as CloudEvents 1.0 has it, by the NL GOV profile: the type is a reversed domain name, the source a URN of
/// the namespace <c>nld</c>, the sequence counts from 1 without gaps.
/// </summary>
/// <param name="Specversion">The version of CloudEvents.</param>
/// <param name="Id">The id of the event.</param>
/// <param name="Source">The register of a municipality.</param>
/// <param name="Type">What happened.</param>
/// <param name="Subject">The stream that it is in.</param>
/// <param name="Time">When the ledger took it in.</param>
/// <param name="Datacontenttype">The media type of the data.</param>
/// <param name="Sequence">Its number within its source, from 1.</param>
/// <param name="Sequencetype">What kind of number that is.</param>
/// <param name="Data">What happened, with its accountability.</param>
internal sealed record CloudEvent(
    string Specversion, Guid Id, string Source, string Type, string Subject, Instant Time, string Datacontenttype,
    string Sequence, string Sequencetype, CloudEventData Data)
{
    /// <summary>The media type of one event.</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>The media type of a list of events.</summary>
    public const string BatchMediaType = "application/cloudevents-batch+json";

    /// <summary>What every type begins with.</summary>
    public const string TypePrefix = "nl.verantwoordingsregister.";

    /// <summary>An event of the log.</summary>
    public static CloudEvent Of(TenantId tenant, StoredEvent stored, long sequence) => new(
        "1.0", stored.Id, $"urn:nld:gemeentecode:{tenant.Value[2..]}:systeem:verantwoordingsregister",
        TypePrefix + stored.Type, stored.Stream.Value, stored.RecordedAt, "application/json",
        sequence.ToString(CultureInfo.InvariantCulture), "Integer",
        new CloudEventData(
            stored.Position, stored.Stream.Value, stored.Version, Raw(stored.Data), Raw(stored.Headers)));

    // As the log has it, to the letter.
    private static JsonElement Raw(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

/// <summary>What an event says.</summary>
/// <param name="Position">Its position in the log.</param>
/// <param name="Stream">The stream that it is in.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Event">What happened, as stored.</param>
/// <param name="Accountability">On what it rests, when it was decided, from when it holds, why, and where that stands.
/// </param>
internal sealed record CloudEventData(
    long Position, string Stream, long Version, JsonElement Event, JsonElement Accountability);
