using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ledger.Domain;
using Ledger.Store;

namespace Ledger.CritterStack.Commands;

/// <summary>
/// An instruction as it waits in a durable queue: the command under its name, all in the ledger's JSON.
/// </summary>
internal sealed class InstructionJson : JsonConverter<Instruction>
{
    private static readonly Dictionary<string, Type> Commands = typeof(ICommand<,>).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && t.GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<,>)))
        .ToDictionary(t => t.Name);

    public override Instruction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stored = JsonNode.Parse(ref reader)!.AsObject();
        var name = stored["name"]!.GetValue<string>();
        var type = Commands.GetValueOrDefault(name) ?? throw new JsonException($"There is no command '{name}'.");
        return new Instruction(
            stored["id"]!.GetValue<Guid>(),
            StreamId.Parse(stored["stream"]!.GetValue<string>()),
            stored["command"].Deserialize(type, LedgerJson.Options)!,
            stored["by"].Deserialize<Accountability>(LedgerJson.Options)!,
            stored["expectedVersion"]?.GetValue<long>());
    }

    public override void Write(Utf8JsonWriter writer, Instruction value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id", value.Id);
        writer.WriteString("stream", value.Stream.Value);
        writer.WriteString("name", value.Name);
        writer.WritePropertyName("command");
        JsonSerializer.Serialize(writer, value.Command, value.Command.GetType(), LedgerJson.Options);
        writer.WritePropertyName("by");
        JsonSerializer.Serialize(writer, value.By, LedgerJson.Options);
        if (value.ExpectedVersion is { } version)
        {
            writer.WriteNumber("expectedVersion", version);
        }

        writer.WriteEndObject();
    }
}
