using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ledger.Store.Tests.EventLogs;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Codec;

/// <summary>
/// Every shape that was ever stored, a line each in <c>stored-shapes.ndjson</c>: lines are added there and never
/// changed, because a log that has them must be readable for good.
/// </summary>
public sealed class StoredShapeTests
{
    private static readonly List<JsonObject> Shapes = Read();

    public static TheoryData<int> Lines => [.. Enumerable.Range(0, Shapes.Count)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_stored_shape_is_read_and_written_again_the_same(int line)
    {
        var shape = Shapes[line];
        var read = EventCodec.Current.Decode(Stored(shape));

        var written = EventCodec.Current.Encode(read.Id, read.Event, read.By, read.Command, "correlation");

        written.Type.ShouldBe(Text(shape, "type"));
        Same(JsonNode.Parse(written.Data), WithoutWhatFollows(shape["data"]!)).ShouldBeTrue(written.Data);
        Same(JsonNode.Parse(written.Headers), WithoutWhatIsNotSaid(shape["headers"]!)).ShouldBeTrue(written.Headers);
    }

    [Fact]
    public void Every_type_of_event_has_a_stored_shape()
    {
        var names = Shapes.Select(s => EventCodec.Current.Decode(Stored(s)).Event.GetType()).ToHashSet();

        EventCodec.EventTypes.ShouldBeSubsetOf(names);
    }

    [Fact]
    public void Every_type_of_event_is_read_and_written_by_code_made_at_build_time() =>
        EventCodec.EventTypes
            .Where(type => ((IJsonTypeInfoResolver)EventJson.Default).GetTypeInfo(type, LedgerJson.Options) is null)
            .ShouldBeEmpty();

    [Fact]
    public void Older_shapes_become_newer_ones_step_by_step_on_their_raw_json()
    {
        var codec = new EventCodec(
        [
            new Upcaster("doel_verwoord", "element_renamed", old => Renamed(old, "doel", "element")),
            new Upcaster("element_renamed", "element_reworded", old =>
            {
                old["note"] = null;
                return old;
            }),
        ]);
        var stored = Stored(Shapes.First(s => Text(s, "type") == "element_reworded")) with
        {
            Type = "doel_verwoord",
            Data = """{"doel": "doel-1", "number": "1", "title": "Anders"}""",
        };

        var upcast = codec.Decode(stored).Event;

        upcast.ShouldBe(new Domain.Plans.PlanEvent.ElementReworded(
            Domain.ElementId.Parse("doel-1"), "1", "Anders", null));
    }

    [Fact]
    public void A_shape_that_no_code_knows_is_named_with_its_position_and_never_guessed()
    {
        var unknown = Stored(Shapes[0]) with { Type = "plan_burned", Position = 7 };

        var error = Should.Throw<UnknownEventTypeException>(() => EventCodec.Current.Decode(unknown));

        (error.Type, error.Position).ShouldBe(("plan_burned", 7L));
    }

    [Theory]
    [InlineData("""{"element": "doel-1", "number": "1", "title": "Anders"}""")]
    [InlineData("""{"element": "doel-1", "number": "1", "title": "Anders", "note": null, "extra": 1}""")]
    [InlineData("""{"element": "doel-1", "number": "1", "title": null, "note": null}""")]
    public void A_field_too_few_too_many_or_empty_is_a_corrupt_log_and_no_default(string data)
    {
        var stored = Stored(Shapes.First(s => Text(s, "type") == "element_reworded")) with { Data = data };

        Should.Throw<JsonException>(() => EventCodec.Current.Decode(stored));
    }

    [Theory]
    [InlineData("/actor", "/basis", "/command", "/citations", "/decidedOn", "/rationale", "/provenance")]
    [InlineData("/effectiveFrom")]
    [InlineData("/basis/kind", "/basis/decision", "/command/id", "/command/name", "/command/digest")]
    [InlineData("/citations/0/source", "/citations/0/locator")]
    public void Headers_that_lack_a_field_are_a_corrupt_log_and_no_default(params string[] missing)
    {
        foreach (var path in missing)
        {
            Should.Throw<JsonException>(() => Changed(path, field => field.Parent!.Remove(field.Name)), path);
            Should.Throw<JsonException>(() => Changed(path, field => field.Parent![field.Name] = null), path);
        }
    }

    [Theory]
    [InlineData("/because")]
    [InlineData("/command/because")]
    [InlineData("/citations/0/because")]
    public void Headers_that_say_more_than_is_known_are_a_corrupt_log(string path) =>
        Should.Throw<JsonException>(() => Changed(path, field => field.Parent![field.Name] = "x"));

    /// <summary>Decodes a shape of which one field of the headers, said as a path, was changed.</summary>
    private static void Changed(string path, Action<(JsonObject? Parent, string Name)> change)
    {
        var shape = Shapes[0].DeepClone().AsObject();
        var names = path[1..].Split('/');
        var parent = names[..^1].Aggregate(
            shape["headers"]!, (node, name) => node is JsonArray list ? list[0]! : node[name]!);
        change((parent.AsObject(), names[^1]));
        EventCodec.Current.Decode(Stored(shape));
    }

    private static StoredEvent Stored(JsonObject shape) => new(
        1, Guid.NewGuid(), Sample.Stream("a"), 1, Text(shape, "type"), shape["data"]!.ToJsonString(),
        shape["headers"]!.ToJsonString(), Instant.FromUtc(2026, 1, 1, 0, 0), "correlation", "causation");

    private static string Text(JsonObject shape, string name) => shape[name]!.GetValue<string>();

    private static JsonObject WithoutWhatFollows(JsonNode data)
    {
        // Programs before schema 6 wrote down what follows from the other fields.
        var rest = data.DeepClone().AsObject();
        rest.Remove("creates");
        rest.Remove("changes");
        return rest;
    }

    private static JsonNode WithoutWhatIsNotSaid(JsonNode headers)
    {
        // Earlier programs wrote null for what a citation does not say.
        var rest = headers.DeepClone();
        foreach (var citation in rest["citations"]!.AsArray())
        {
            foreach (var name in citation!.AsObject().Where(f => f.Value is null).Select(f => f.Key).ToList())
            {
                citation.AsObject().Remove(name);
            }
        }

        return rest;
    }

    private static JsonObject Renamed(JsonObject old, string from, string to)
    {
        var value = old[from];
        old.Remove(from);
        old[to] = value;
        return old;
    }

    private static bool Same(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other);

    private static List<JsonObject> Read()
    {
        using var stream = typeof(StoredShapeTests).Assembly.GetManifestResourceStream("stored-shapes.ndjson")!;
        using var reader = new StreamReader(stream);
        List<JsonObject> shapes = [];
        while (reader.ReadLine() is { } line)
        {
            shapes.Add(JsonNode.Parse(line)!.AsObject());
        }

        return shapes;
    }
}
