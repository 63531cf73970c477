using Ledger.Domain;
using Ledger.Domain.Sources;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>bronnen</c>.</summary>
internal static class SourceFacts
{
    private static readonly string[] Keys =
        ["id", "titel", "soort", "datum", "uitgever", "nummer", "url", "tekst", "plaatsen", .. Said.Keys];

    /// <summary>What stands for the place of a source that has a text and names no places in it.</summary>
    public const string WholeText = "geheel";

    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields(Keys);
        var id = fields.Slug("id");
        if (fields.Has("id"))
        {
            file.All.Name(fields.MarkOf("id"), "bron", id.Value);
        }

        var source = new SourceEvent.SourceRegistered(
            fields.Text("titel"), fields.Choice("soort", Words.SourceKinds), file.Past(fields.Find("datum")),
            fields.TextIf("uitgever"), fields.TextIf("nummer"), fields.TextIf("url"),
            Text(fields), ReadPlaces(fields, id, file));
        var said = Said.Read(fields, file);
        file.All.Sources.TryAdd(id, source);
        file.All.Add(new Fact(
            fields.At, Phase.Source, new SourceId(id).Stream, "source", new RegisterSource(source),
            Complete(said, id, source, fields, file.PlaceOf(fields.At))));
    }

    private static Said Complete(
        Said said, Slug id, SourceEvent.SourceRegistered source, Fields fields, string? place)
    {
        var itself = new SourceId(id);
        if (said.Citations.Count == 0 && source.Text is null)
        {
            fields.Need("vindplaats");
        }

        return said with
        {
            Basis = said.Basis ?? new Basis.Published(itself),
            Decided = said.Decided ?? source.Date,
            Rationale = said.Rationale
                ?? (source.Text is null ? $"Genoemd als bron: {source.Title}" : $"Tekst aanwezig: {source.Title}"),
            Citations = said.Citations.Count > 0 || source.Text is null
                ? said.Citations
                : [new Citation(itself, FirstPlace(source), File: place)],
        };
    }

    private static string FirstPlace(SourceEvent.SourceRegistered source) =>
        source.Places.Count > 0 ? source.Places[0].Id : WholeText;

    private static SourceText? Text(Fields source)
    {
        if (source.Find("tekst")?.Fields("sha256", "begin", "eind") is not { } fields)
        {
            return null;
        }

        var digest = fields.Text("sha256");
        if (fields.Has("sha256") && !(digest.Length == 64 && digest.All(char.IsAsciiHexDigitLower)))
        {
            fields.Complain("sha256", new(
                "Een sha256 heeft 64 hexadecimale cijfers, in kleine letters.",
                "A sha256 has 64 hexadecimal digits, in lower case."));
        }

        return new SourceText(digest, fields.TextIf("begin"), fields.TextIf("eind"));
    }

    private static ValueList<SourcePlace> ReadPlaces(Fields source, Slug id, FileScope file)
    {
        var places = new List<SourcePlace>();
        foreach (var fields in source.List("plaatsen").Select(v => v.Fields("id", "kop", "rijen")))
        {
            var place = new SourcePlace(
                fields.Text("id"), fields.Text("kop"), fields.Find("rijen")?.Whole(1, 10_000));
            file.All.Name(fields.MarkOf("id"), "plaats", $"{id}|{place.Id}");
            places.Add(place);
        }

        if (places.Count > 0 && !source.Has("tekst"))
        {
            source.Complain("plaatsen", new(
                "Een bron zonder tekst is alleen genoemd en heeft geen plaatsen.",
                "A source without tekst is only mentioned and has no places."));
        }

        return places.ToValueList();
    }
}
