using System.Globalization;
using System.Xml.Linq;
using Ledger.Domain;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Exports;

/// <summary>What the metadata of an evidence archive say.</summary>
/// <param name="Plan">The plan that it is about.</param>
/// <param name="Title">The title of the plan.</param>
/// <param name="Kind">What kind of plan, in Dutch.</param>
/// <param name="From">The first day, month or year of the plan.</param>
/// <param name="To">The last.</param>
/// <param name="Tenant">The municipality.</param>
/// <param name="Municipality">What it is called.</param>
/// <param name="Size">How many events the seal is over.</param>
/// <param name="Root">The root of the seal, in hexadecimal digits.</param>
/// <param name="MadeAt">When the archive was made.</param>
public sealed record ArchiveFacts(
    PlanId Plan, string Title, string Kind, HistoricalDate From, HistoricalDate? To, TenantId Tenant,
    string Municipality, long Size, string Root, Instant MadeAt)
{
    /// <summary>By what the archive is known: the same evidence has the same.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{Tenant}/bewijs/{Plan}/{Size}-{Root[..16]}");
}

/// <summary>
/// The metadata of an evidence archive in MDTO 1.0.1 of the Nationaal Archief: of the information object, and of its
/// file. What an archivist must decide (how long to keep it, who may see it) is said to be undecided.
/// </summary>
public static class MdtoWriting
{
    private const string Source = "Grootboek van verantwoording";

    private static readonly XNamespace Mdto = "https://www.nationaalarchief.nl/mdto";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The information object: what the archive is about.</summary>
    public static XDocument Object(ArchiveFacts facts, string file) => Document(new XElement(
        Mdto + "informatieobject",
        Identity(facts.Mark), Element("naam", Name(facts)),
        Concept("aggregatieniveau", "Archiefstuk", null, "Begrippenlijst Aggregatieniveaus MDTO"),
        Concept("classificatie", facts.Kind, null, "Soorten plannen van het grootboek van verantwoording"),
        Element("omschrijving", string.Create(
            CultureInfo.InvariantCulture,
            $"Gebeurtenissen over {facts.Title} met het bewijs van elk, uit een logboek van {facts.Size} "
            + $"gebeurtenissen met wortel {facts.Root}.")),
        new XElement(
            Mdto + "dekkingInTijd",
            Concept("dekkingInTijdType", "Looptijd van het plan", null, Source),
            Element("dekkingInTijdBegindatum", facts.From.ToString()),
            facts.To is { } to ? Element("dekkingInTijdEinddatum", to.ToString()) : null),
        Reference("dekkingInRuimte", $"Gemeente {facts.Municipality}", facts.Tenant.Value, Register),
        Element("taal", "nl"),
        new XElement(
            Mdto + "event", Concept("eventType", "Creatie", null, "Begrippenlijst EventTypeLijst MDTO"),
            Element("eventTijd", Time(facts.MadeAt))),
        Concept("waardering", "Nader te bepalen", "N", "Begrippenlijst Waarderingen MDTO"),
        Reference("heeftRepresentatie", file, FileMark(facts), Source),
        Reference("archiefvormer", $"Gemeente {facts.Municipality}", facts.Tenant.Value, Register),
        new XElement(
            Mdto + "beperkingGebruik",
            Concept(
                "beperkingGebruikType", "openbaarheid niet beoordeeld (Archiefwet 1995)",
                "Openbaarheid/AW1995/NietBeoordeeld/1.0", "Begrippenlijst Openbaarheid - Archiefwet 1995"))));

    /// <summary>The file of the archive: how large it is, in what form, and its checksum.</summary>
    /// <param name="facts">What the archive is about.</param>
    /// <param name="file">The name of the file.</param>
    /// <param name="bytes">How large it is.</param>
    /// <param name="sha256">Its SHA-256.</param>
    public static XDocument File(ArchiveFacts facts, string file, long bytes, ReadOnlySpan<byte> sha256) =>
        Document(new XElement(
            Mdto + "bestand",
            Identity(FileMark(facts)), Element("naam", file),
            Element("omvang", bytes.ToString(CultureInfo.InvariantCulture)),
            Concept("bestandsformaat", "ZIP Format", "x-fmt/263", "PRONOM-register"),
            new XElement(
                Mdto + "checksum",
                Concept("checksumAlgoritme", "SHA-256", null, "Begrippenlijst ChecksumAlgoritme MDTO"),
                Element("checksumWaarde", Convert.ToHexStringLower(sha256)),
                Element("checksumDatum", Time(facts.MadeAt))),
            Reference("isRepresentatieVan", Name(facts), facts.Mark, Source)));

    private const string Register = "TOOI register gemeenten compleet";

    private static string FileMark(ArchiveFacts facts) => facts.Mark + ".zip";

    private static string Name(ArchiveFacts facts) => $"Bewijs bij {facts.Title}";

    private static XDocument Document(XElement content) => new(
        new XDeclaration("1.0", "UTF-8", null),
        new XElement(
            Mdto + "MDTO", new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            new XAttribute(Xsi + "schemaLocation", $"{Mdto} {Mdto}/MDTO-XML1.0.1.xsd"), content));

    private static XElement Identity(string mark) =>
        new(Mdto + "identificatie", Element("identificatieKenmerk", mark), Element("identificatieBron", Source));

    private static XElement Concept(string name, string label, string? code, string list) => new(
        Mdto + name,
        Element("begripLabel", label),
        code is null ? null : Element("begripCode", code),
        new XElement(Mdto + "begripBegrippenlijst", Element("verwijzingNaam", list)));

    private static XElement Reference(string name, string title, string mark, string source) => new(
        Mdto + name,
        Element("verwijzingNaam", title),
        new XElement(
            Mdto + "verwijzingIdentificatie",
            Element("identificatieKenmerk", mark), Element("identificatieBron", source)));

    private static XElement Element(string name, string text) => new(Mdto + name, text);

    private static string Time(Instant moment) => InstantPattern.General.Format(moment);
}
