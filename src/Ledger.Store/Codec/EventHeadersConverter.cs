using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain;

namespace Ledger.Store;

/// <summary>
/// The headers of an event. Every event has them and they are longer than most events, so they are read in one pass,
/// field by field; what is missing or unknown is refused all the same.
/// </summary>
internal sealed class EventHeadersConverter : JsonConverter<EventHeaders>
{
    private static readonly CitationInHeadersConverter Citation = new();

    private enum Field
    {
        Actor, Basis, Command, Citations, DecidedOn, Rationale, Provenance, EffectiveFrom,
    }

    public override EventHeaders Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = default(SoFar);
        while (FieldsOf<Field>.MoveNext(ref reader, out var field))
        {
            Take(ref reader, field, ref read, options);
        }

        return new EventHeaders(
            read.Basis ?? throw FieldsOf<Field>.Missing(Field.Basis),
            read.DecidedOn ?? throw FieldsOf<Field>.Missing(Field.DecidedOn),
            read.EffectiveFrom ?? throw FieldsOf<Field>.Missing(Field.EffectiveFrom),
            read.Rationale ?? throw FieldsOf<Field>.Missing(Field.Rationale),
            read.Citations?.ToValueList() ?? throw FieldsOf<Field>.Missing(Field.Citations),
            read.Actor ?? throw FieldsOf<Field>.Missing(Field.Actor),
            read.Provenance ?? throw FieldsOf<Field>.Missing(Field.Provenance),
            read.Command ?? throw FieldsOf<Field>.Missing(Field.Command));
    }

    public override void Write(Utf8JsonWriter writer, EventHeaders value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        new StoringFields(writer, options)
            .Put("basis", value.Basis).Put("decidedOn", value.DecidedOn).Put("effectiveFrom", value.EffectiveFrom)
            .Put("rationale", value.Rationale).Put("actor", value.Actor).Put("provenance", value.Provenance)
            .Put("command", value.Command);
        writer.WriteStartArray("citations");
        foreach (var citation in value.Citations)
        {
            Citation.Write(writer, citation, options);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Take(ref Utf8JsonReader reader, Field field, ref SoFar read, JsonSerializerOptions options)
    {
        switch (field)
        {
            case Field.Actor:
                read.Actor = Stored<Actor>.Read(ref reader, options);
                break;
            case Field.Basis:
                read.Basis = Stored<Basis>.Read(ref reader, options);
                break;
            case Field.Command:
                read.Command = Stored<CommandStamp>.Read(ref reader, options);
                break;
            case Field.Citations:
                read.Citations = Citations(ref reader, options);
                break;
            case Field.DecidedOn:
                read.DecidedOn = Stored<HistoricalDate>.Read(ref reader, options);
                break;
            case Field.Rationale:
                read.Rationale = reader.GetString();
                break;
            case Field.Provenance:
                read.Provenance = Stored<Provenance>.Read(ref reader, options);
                break;
            case Field.EffectiveFrom:
                read.EffectiveFrom = Stored<HistoricalDate>.Read(ref reader, options);
                break;
        }
    }

    private static List<Citation> Citations(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        List<Citation> citations = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Citations are stored as an array.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            citations.Add(Citation.Read(ref reader, typeof(Citation), options));
        }

        return citations;
    }

    /// <summary>What was read so far.</summary>
    private struct SoFar
    {
        public Actor? Actor;
        public Basis? Basis;
        public CommandStamp? Command;
        public List<Citation>? Citations;
        public HistoricalDate? DecidedOn;
        public string? Rationale;
        public Provenance? Provenance;
        public HistoricalDate? EffectiveFrom;
    }
}

/// <summary>
/// A citation in the headers of an event. What it does not say is not written; earlier programs wrote <c>null</c>.
/// </summary>
internal sealed class CitationInHeadersConverter : JsonConverter<Citation>
{
    private enum Field
    {
        Row, File, Quote, Remark, Source, Locator,
    }

    public override Citation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (source, row) = (default(SourceId?), default(int?));
        var (locator, quote, remark, file) = (default(string), default(string), default(string), default(string));
        while (FieldsOf<Field>.MoveNext(ref reader, out var field))
        {
            switch (field)
            {
                case Field.Row:
                    row = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
                    break;
                case Field.File:
                    file = reader.GetString();
                    break;
                case Field.Quote:
                    quote = reader.GetString();
                    break;
                case Field.Remark:
                    remark = reader.GetString();
                    break;
                case Field.Source:
                    source = Stored<SourceId>.Read(ref reader, options);
                    break;
                case Field.Locator:
                    locator = reader.GetString();
                    break;
            }
        }

        return new Citation(
            source ?? throw FieldsOf<Field>.Missing(Field.Source),
            locator ?? throw FieldsOf<Field>.Missing(Field.Locator), row, quote, remark, file);
    }

    public override void Write(Utf8JsonWriter writer, Citation value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        new StoringFields(writer, options)
            .Put("source", value.Source).Put("locator", value.Locator).PutIf("row", value.Row)
            .PutText("quote", value.Quote).PutText("remark", value.Remark).PutText("file", value.File);
        writer.WriteEndObject();
    }
}

/// <summary>The command that an event came from.</summary>
internal sealed class CommandStampConverter : JsonConverter<CommandStamp>
{
    private enum Field
    {
        Id, Name, Digest,
    }

    public override CommandStamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (id, name, digest) = (default(Guid?), default(string), default(string));
        while (FieldsOf<Field>.MoveNext(ref reader, out var field))
        {
            switch (field)
            {
                case Field.Id:
                    id = reader.GetGuid();
                    break;
                case Field.Name:
                    name = reader.GetString();
                    break;
                case Field.Digest:
                    digest = reader.GetString();
                    break;
            }
        }

        return new CommandStamp(
            id ?? throw FieldsOf<Field>.Missing(Field.Id), name ?? throw FieldsOf<Field>.Missing(Field.Name),
            digest ?? throw FieldsOf<Field>.Missing(Field.Digest));
    }

    public override void Write(Utf8JsonWriter writer, CommandStamp value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        new StoringFields(writer, options).Put("id", value.Id).Put("name", value.Name).Put("digest", value.Digest);
        writer.WriteEndObject();
    }
}
