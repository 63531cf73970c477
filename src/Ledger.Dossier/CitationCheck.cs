using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Dossier.Citations;
using Ledger.Store;

namespace Ledger.Dossier;

/// <summary>A citation, or a part of a source, that does not stand in the text of its document.</summary>
/// <param name="File">The dossier file that says it; null when it was recorded by hand.</param>
/// <param name="Line">The line in that file, from 1.</param>
/// <param name="Source">The source.</param>
/// <param name="Locator">The place in it; empty for the document as a whole.</param>
/// <param name="Sought">What was sought and not found.</param>
public sealed record MissingCitation(string? File, int? Line, string Source, string Locator, string Sought);

/// <summary>What looking up every citation comes to.</summary>
/// <param name="Citations">How many different citations there are.</param>
/// <param name="Found">How many stand where they say.</param>
/// <param name="Explained">How many do not stand there to the letter, and say why.</param>
/// <param name="Unchecked">How many cite a source whose text is not known, or a place that was not found.</param>
/// <param name="Missing">What was not found.</param>
public sealed record CitationCheckResult(
    int Citations, int Found, int Explained, int Unchecked, IReadOnlyList<MissingCitation> Missing);

/// <summary>Looks every citation of the ledger up in the text of the documents.</summary>
public sealed class CitationCheck
{
    private readonly Dictionary<SourceId, LocatedSource?> _located = [];
    private readonly List<MissingCitation> _missing = [];

    private CitationCheck() { }

    /// <summary>Checks the citations of a tenant; those of an event that was put right no longer count.</summary>
    /// <param name="log">The log.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="documents">The folder with the texts; each is known by its sha256, whatever it is called.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<CitationCheckResult> Run(
        IEventLog log, TenantId tenant, string documents, CancellationToken cancellationToken = default)
    {
        var events = new List<RecordedEvent>();
        await foreach (var stored in log.ReadTenant(tenant, 0, cancellationToken))
        {
            events.Add(EventCodec.Current.Decode(stored));
        }

        var wrong = events.Select(e => e.By.Basis).OfType<Basis.Corrects>().Select(c => c.Event).ToHashSet();
        var standing = events.Where(e => !wrong.Contains(e.Id)).ToList();
        var check = new CitationCheck();
        await check.Locate(standing, documents, cancellationToken);
        return check.Check(standing.SelectMany(Of).Distinct());
    }

    private static IEnumerable<Citation> Of(RecordedEvent recorded) =>
        recorded.By.Citations.Concat(recorded.Event switch
        {
            DecisionEvent.AdviceGiven e => e.Points.Select(p => p.At).Concat(e.Ranking.Select(r => r.At)),
            DecisionEvent.AdviceAnswered e => e.Replies.Select(r => r.At),
            PlanEvent.ContradictionNoted e => e.Statements.Select(s => s.At),
            _ => [],
        });

    private CitationCheckResult Check(IEnumerable<Citation> citations)
    {
        var (all, found, explained, without) = (0, 0, 0, 0);
        foreach (var citation in citations)
        {
            all++;
            var source = _located.GetValueOrDefault(citation.Source);
            if (source is null || !source.Has(citation.Locator))
            {
                without++;
            }
            else if (citation.Quote is not { } quote || source.NotAt(citation.Locator, quote) is not { } sought)
            {
                found++;
            }
            else if (citation.Remark is not null)
            {
                explained++;
            }
            else
            {
                Miss(citation.File, citation.Source, citation.Locator, sought);
            }
        }

        return new CitationCheckResult(all, found, explained, without, _missing);
    }

    private async Task Locate(
        IReadOnlyList<RecordedEvent> events, string documents, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<SourceId, (SourceEvent.SourceRegistered Source, string? File)>();
        foreach (var recorded in events)
        {
            if (recorded.Event is SourceEvent.SourceRegistered { Text: not null } source)
            {
                var id = SourceId.Parse(recorded.Stream.Value["source/".Length..]);
                sources[id] = (source, recorded.By.Citations[0].File);
            }
        }

        var texts = await Texts(
            documents, sources.Values.Select(s => s.Source.Text!.Sha256).ToHashSet(), cancellationToken);
        foreach (var (id, (source, file)) in sources)
        {
            var text = texts.GetValueOrDefault(source.Text!.Sha256);
            var located = _located[id] = text is null ? null : new LocatedSource(source, text);
            if (located is null)
            {
                Miss(file, id, "", $"sha256 {source.Text.Sha256}");
            }

            foreach (var (place, sought) in located?.Missing ?? [])
            {
                Miss(file, id, place, sought);
            }
        }
    }

    private static async Task<Dictionary<string, NormalText>> Texts(
        string documents, HashSet<string> sought, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, NormalText>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(documents, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (sought.Contains(digest) && !texts.ContainsKey(digest))
            {
                texts[digest] = NormalText.Of(Encoding.UTF8.GetString(bytes));
            }
        }

        return texts;
    }

    private void Miss(string? file, SourceId source, string locator, string sought)
    {
        var colon = file?.LastIndexOf(':') ?? -1;
        int? line = colon > 0 && int.TryParse(
            file!.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        _missing.Add(new MissingCitation(
            line is null ? file : file![..colon], line, source.ToString(), locator, sought));
    }
}
