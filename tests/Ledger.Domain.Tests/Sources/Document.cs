using Ledger.Domain.Sources;
using static Ledger.Domain.Sources.SourceEvent;

namespace Ledger.Domain.Tests.Sources;

/// <summary>The document of the Themaplan.</summary>
internal static class Document
{
    public static readonly SourceText Text = new(new string('7', 32) + new string('e', 32), "Themaplan", "Kerstbomen");

    public static readonly SourceRegistered Registered = new(
        "Themaplan Leefbaarheid en veiligheid, Sociaal Domein 2019-2022", SourceKind.ThemePlan,
        HistoricalDate.In(2019), "Gemeente Dronten", null, null, Text,
        [new SourcePlace("§3.1", "3.1 Resultaten", 5), new SourcePlace("§3.2", "3.2 Prestatie indicatoren", 17)]);

    public static readonly SourceId Newer = SourceId.Parse("themaplan-2023");

    public static TheoryData<string> MalformedDigests => new(
        "", "79e2", new string('7', 63), new string('7', 65), new string('E', 64), new string('g', 64));
}
