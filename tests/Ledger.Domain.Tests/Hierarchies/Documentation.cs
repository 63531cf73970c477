using System.Xml.Linq;

namespace Ledger.Domain.Tests.Hierarchies;

/// <summary>What the compiler wrote down of the documentation of the domain.</summary>
internal static class Documentation
{
    private static readonly Dictionary<string, string> Summaries = XDocument
        .Load(Path.ChangeExtension(typeof(Slug).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(m => (string)m.Attribute("name")!, m => m.Element("summary")?.Value.Trim() ?? "");

    /// <summary>The summary of a type; empty when there is none.</summary>
    public static string Of(Type type) => Summaries.GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}", "");

    /// <summary>The summary of a value of an enumeration; empty when there is none.</summary>
    public static string Of(Enum value) => Summaries.GetValueOrDefault(
        $"F:{value.GetType().FullName!.Replace('+', '.')}.{value}", "");
}
