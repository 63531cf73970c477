using Ledger.Domain;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads where something is written.</summary>
internal static class Places
{
    private static readonly string[] Keys = ["bron", "plaats", "rij", "tekst", "verklaring"];

    /// <summary>The most places for one fact.</summary>
    public const int Most = 100;

    /// <summary>Reads one place or a list of them.</summary>
    public static ValueList<Citation> Read(Value? value, FileScope file)
    {
        if (value is null)
        {
            return [];
        }

        var places = value.Node is Node.Sequence ? value.Items() : [value];
        if (places.Count > Most)
        {
            value.Complain(new(
                $"Meer dan {Most} plaatsen voor één feit.", $"More than {Most} places for one fact."));
        }

        return places.Take(Most).Select(p => One(p, file)).OfType<Citation>().ToValueList();
    }

    /// <summary>A place given in short, by its id, or in full.</summary>
    public static Citation? One(Value value, FileScope file)
    {
        if (value.Node is Node.Scalar)
        {
            return value.Text() is { } locator
                ? Cite(value, file, null, locator, new Fields(Nothing(value), []))
                : null;
        }

        return Of(value.Fields(Keys), value, file);
    }

    /// <summary>The place that an entry with other keys besides names.</summary>
    public static Citation? Of(Fields fields, Value value, FileScope file) =>
        fields.Need("plaats")?.Text() is { } locator
            ? Cite(fields.Find("plaats")!, file, fields.Find("bron"), locator, fields)
            : null;

    private static Citation? Cite(Value at, FileScope file, Value? named, string locator, Fields fields)
    {
        var source = named is null ? file.Document : file.Reference(named, "bron");
        if (source is not { } id)
        {
            if (named is null)
            {
                at.Complain(new(
                    "Geef de bron erbij; er is geen document genoemd waar dit in staat.",
                    "Say in which bron; this file names no document."));
            }

            return null;
        }

        var row = fields.Find("rij")?.Whole(1, 10_000);
        var quote = fields.TextIf("tekst");
        var remark = fields.TextIf("verklaring");
        file.All.Cited.Add(new CitedPlace(at.At, id, locator, row));
        return new Citation(new SourceId(id), locator, row, quote, remark, file.PlaceOf(at.At));
    }

    private static Value Nothing(Value value) => value with { Node = new Node.Mapping(value.At.Line, []) };
}
