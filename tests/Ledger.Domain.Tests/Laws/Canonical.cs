using System.Collections;
using System.Reflection;

namespace Ledger.Domain.Tests.Laws;

/// <summary>
/// A value as text, all the way down and in one order, so that two states can be compared: the collections of the
/// framework compare by reference.
/// </summary>
internal static class Canonical
{
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IDictionary map => Sorted(map.Cast<object>().Select(Pair)),
        IEnumerable items when IsSet(items) => Sorted(items.Cast<object>().Select(Text)),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Text))}]",
        _ when IsRecord(value.GetType()) => Record(value),
        _ => $"{value}",
    };

    private static string Pair(object entry) => entry switch
    {
        DictionaryEntry e => $"{Text(e.Key)}: {Text(e.Value)}",
        _ => Record(entry),
    };

    private static string Sorted(IEnumerable<string> parts) =>
        $"{{{string.Join(", ", parts.Order(StringComparer.Ordinal))}}}";

    private static bool IsSet(IEnumerable items) => items.GetType().Name.Contains("Set", StringComparison.Ordinal);

    // Value types of the domain print themselves exactly; records of it print what they hold.
    private static bool IsRecord(Type type) =>
        type is { IsClass: true, IsPublic: true } or { IsClass: true, IsNestedPublic: true }
        && type.Namespace!.StartsWith("Ledger.Domain", StringComparison.Ordinal);

    private static string Record(object value)
    {
        var parts = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => $"{p.Name}={Text(p.GetValue(value))}");
        return $"{value.GetType().Name} {{{string.Join(", ", parts)}}}";
    }
}
