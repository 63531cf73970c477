using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Dossier.Facts;

/// <summary>
/// The ids of commands that come from a dossier. The first half tells what the command is about, the second what it
/// says: the same fact always gives the same id, wherever in its file it stands and whoever enters it, and of an event
/// in the log one can tell which fact of a dossier it came from.
/// </summary>
internal static class CommandIds
{
    private static readonly Guid Scope = Guid.Parse("6f0e1a52-6c8d-8b1e-9d53-0a4f2c7e9b11");

    /// <summary>The first half: what a command is about.</summary>
    public static ulong About(TenantId tenant, StreamId stream, string subject) =>
        FirstHalf(NameBasedGuid.Of(Scope, $"{tenant}\n{stream}\n{subject}"));

    /// <summary>The first half of an id.</summary>
    public static ulong FirstHalf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    /// <summary>The id of a command.</summary>
    public static Guid Of(TenantId tenant, StreamId stream, string subject, object command, Accountability by)
    {
        var about = NameBasedGuid.Of(Scope, $"{tenant}\n{stream}\n{subject}");
        var says = NameBasedGuid.Of(
            about, $"{command.GetType().Name}\n{Content(command).ToJsonString()}\n{Content(by).ToJsonString()}");
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> second = stackalloc byte[16];
        about.TryWriteBytes(bytes, bigEndian: true, out _);
        says.TryWriteBytes(second, bigEndian: true, out _);
        second[8..].CopyTo(bytes[8..]);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The id of a command that has a name of its own.</summary>
    public static Guid Named(TenantId tenant, string name) => NameBasedGuid.Of(Scope, $"{tenant}\nnamed\n{name}");

    /// <summary>What something says, without where in which file it says so and who entered it.</summary>
    public static JsonObject Content(object value)
    {
        var content = JsonSerializer.SerializeToNode(value, value.GetType(), LedgerJson.Options)!.AsObject();
        content.Remove("actor");
        Strip(content);
        return content;
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                fields.Remove("file");
                foreach (var (_, field) in fields)
                {
                    Strip(field);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Strip(item);
                }

                break;
        }
    }
}
