using System.Text;
using System.Text.Json;

namespace Ledger.Store;

/// <summary>
/// Reads the fields of an object one by one, in whatever order they stand. Their names are those of an enum, in camel
/// case; another is refused.
/// </summary>
/// <typeparam name="TField">The fields that the object may have.</typeparam>
internal static class FieldsOf<TField>
    where TField : struct, Enum
{
    private static readonly TField[] All = Enum.GetValues<TField>();
    private static readonly byte[][] Names =
        Array.ConvertAll(All, f => Encoding.UTF8.GetBytes(JsonNamingPolicy.CamelCase.ConvertName($"{f}")));

    /// <summary>Moves to the value of the next field; false at the end of the object.</summary>
    /// <exception cref="JsonException">It has a field of another name.</exception>
    public static bool MoveNext(ref Utf8JsonReader reader, out TField field)
    {
        field = default;
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        for (var i = 0; i < Names.Length; i++)
        {
            if (reader.ValueTextEquals(Names[i]))
            {
                field = All[i];
                return reader.Read();
            }
        }

        throw new JsonException($"The field '{reader.GetString()}' is not known.");
    }

    /// <summary>Says that a field is missing.</summary>
    public static JsonException Missing(TField field) => new($"The field '{field}' is missing.");
}
