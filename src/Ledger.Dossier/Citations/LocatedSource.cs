using Ledger.Domain.Sources;
using Ledger.Dossier.Facts;

namespace Ledger.Dossier.Citations;

/// <summary>A source whose places are looked up in its text.</summary>
internal sealed class LocatedSource
{
    private readonly NormalText _text;
    private readonly Dictionary<string, (int From, int To)> _places = new(StringComparer.Ordinal);
    private readonly List<(string Place, string Sought)> _missing = [];

    /// <summary>Looks the bounds and the places of a source up, each place after the one before.</summary>
    public LocatedSource(SourceEvent.SourceRegistered source, NormalText text)
    {
        _text = text;
        var (from, to) = (Bound(source.Text?.Begin, 0)?.From ?? 0, text.Length);
        to = Bound(source.Text?.End, from)?.To ?? to;
        var starts = new List<(string Id, int From)>();
        var at = from;
        foreach (var place in source.Places)
        {
            if (text.Find(NormalText.Of(place.Heading), at, to) is { } heading)
            {
                starts.Add((place.Id, heading.From));
                at = heading.To;
            }
            else
            {
                _missing.Add((place.Id, place.Heading));
            }
        }

        for (var i = 0; i < starts.Count; i++)
        {
            _places[starts[i].Id] = (starts[i].From, i + 1 < starts.Count ? starts[i + 1].From : to);
        }

        if (source.Places.Count == 0)
        {
            _places[SourceFacts.WholeText] = (from, to);
        }
    }

    /// <summary>What of the source itself does not stand in its text: bounds and headings.</summary>
    public IReadOnlyList<(string Place, string Sought)> Missing => _missing;

    /// <summary>Whether a place was found.</summary>
    public bool Has(string place) => _places.ContainsKey(place);

    /// <summary>The first part of a quote that does not stand at its place; null when all of it does.</summary>
    public string? NotAt(string place, string quote)
    {
        var (from, to) = _places[place];
        return quote.Split(" … ").FirstOrDefault(part => _text.Find(NormalText.Of(part), from, to) is null);
    }

    private (int From, int To)? Bound(string? words, int from)
    {
        if (words is null)
        {
            return null;
        }

        var found = _text.Find(NormalText.Of(words), from, _text.Length);
        if (found is null)
        {
            _missing.Add(("", words));
        }

        return found;
    }
}
