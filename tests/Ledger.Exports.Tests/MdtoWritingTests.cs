using System.Security.Cryptography;
using System.Xml.Linq;
using System.Xml.Schema;
using NodaTime;

namespace Ledger.Exports.Tests;

public sealed class MdtoWritingTests
{
    private static readonly XNamespace Mdto = "https://www.nationaalarchief.nl/mdto";

    private static readonly ArchiveFacts Facts = new(
        PlanId.Parse("armoede"), "Armoede & schulden <concept>", "uitvoeringsprogramma", HistoricalDate.In(2025),
        HistoricalDate.Parse("2028-07"), TenantId.Parse("gm0303"), "Dronten", 12, new string('a', 64),
        Instant.FromUtc(2026, 11, 24, 19, 0));

    [Fact]
    public void The_information_object_keeps_the_rules_of_MDTO() =>
        Problems(MdtoWriting.Object(Facts, "bewijs.zip")).ShouldBeEmpty();

    [Fact]
    public void A_plan_without_an_end_keeps_them_too() =>
        Problems(MdtoWriting.Object(Facts with { To = null }, "bewijs.zip")).ShouldBeEmpty();

    [Fact]
    public void The_file_keeps_the_rules_of_MDTO() => Problems(File("inhoud"u8)).ShouldBeEmpty();

    [Fact]
    public void The_rules_are_not_kept_by_just_anything()
    {
        var wrong = MdtoWriting.Object(Facts, "bewijs.zip");
        wrong.Descendants(Mdto + "archiefvormer").Remove();
        Problems(wrong).ShouldHaveSingleItem().ShouldContain("beperkingGebruik");
    }

    [Fact]
    public void The_file_says_its_size_and_checksum_and_points_at_the_object_by_the_same_mark()
    {
        var file = File("inhoud"u8);
        Text(file, "omvang").ShouldBe("6");
        Text(file, "checksumWaarde").ShouldBe(Convert.ToHexStringLower(SHA256.HashData("inhoud"u8)));
        var thing = MdtoWriting.Object(Facts, "bewijs.zip");
        file.Descendants(Mdto + "isRepresentatieVan").Descendants(Mdto + "identificatieKenmerk").Single().Value
            .ShouldBe(thing.Descendants(Mdto + "identificatieKenmerk").First().Value);
        thing.Descendants(Mdto + "heeftRepresentatie").Descendants(Mdto + "identificatieKenmerk").Single().Value
            .ShouldBe(file.Descendants(Mdto + "identificatieKenmerk").First().Value);
    }

    [Fact]
    public void A_date_is_as_precise_as_the_plan_has_it()
    {
        var thing = MdtoWriting.Object(Facts, "bewijs.zip");
        (Text(thing, "dekkingInTijdBegindatum"), Text(thing, "dekkingInTijdEinddatum")).ShouldBe(("2025", "2028-07"));
    }

    private static XDocument File(ReadOnlySpan<byte> content) =>
        MdtoWriting.File(Facts, "bewijs.zip", content.Length, SHA256.HashData(content));

    private static string Text(XDocument document, string name) => document.Descendants(Mdto + name).Single().Value;

    private static List<string> Problems(XDocument document)
    {
        var rules = new XmlSchemaSet();
        rules.Add(Mdto.NamespaceName, Path.Combine(AppContext.BaseDirectory, "mdto.xsd"));
        var problems = new List<string>();
        XDocument.Parse(document.ToString()).Validate(rules, (_, e) => problems.Add(e.Message));
        return problems;
    }
}
