using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store;
using NodaTime.Text;

namespace Ledger.Exports;

/// <summary>
/// Writes where values come from as PROV-O (W3C, 2013) in JSON-LD 1.1, event by event. A value at a time is an entity,
/// a revision of the one that it replaces; recording it was an activity, of an actor known by a pseudonym; it derives
/// from the decision and the documents that it rests on, told anew in each history: see <c>ops/decisions/0067</c>.
/// </summary>
public sealed class ProvWriting : IAsyncDisposable
{
    private const int EventsAtOnce = 100;

    // It is data, never part of a page: Dutch letters and quotes stay as they are.
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;
    private readonly string _base;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), List<(string? Value, string Id)>> _versions = [];
    private LedgerSnapshot _ledger = new([]);

    private ProvWriting(Stream target, TenantId tenant)
    {
        _json = new Utf8JsonWriter(target, Form);
        _base = $"urn:ledger:{tenant}:";
    }

    /// <summary>Writes the provenance of what some events changed; the stream stays open.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="histories">The events with what they changed; all of a stream in one of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task Write(
        Stream target, TenantId tenant, IAsyncEnumerable<ChangeHistory> histories,
        CancellationToken cancellationToken = default)
    {
        await using var prov = new ProvWriting(target, tenant);
        prov._json.WriteStartObject();
        prov._json.WritePropertyName("@context");
        prov._json.WriteRawValue(ProvContext.Json);
        prov._json.WriteStartArray("@graph");
        await foreach (var history in histories.WithCancellation(cancellationToken))
        {
            prov._ledger = history.Ledger;
            prov._told.Clear();
            prov._versions.Clear();
            foreach (var some in history.Changes.Where(c => c.Changes.Count > 0).Chunk(EventsAtOnce))
            {
                Array.ForEach(some, prov.Tell);
                await prov._json.FlushAsync(cancellationToken);
            }
        }

        prov._json.WriteEndArray();
        prov._json.WriteEndObject();
    }

    /// <summary>Writes what is left.</summary>
    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private void Tell(LoggedChange logged)
    {
        var from = Grounds(logged.Recorded.By).Distinct(StringComparer.Ordinal).ToList();
        TellActivity(logged.Recorded, from);
        foreach (var change in logged.Changes)
        {
            TellChange(logged.Recorded, change, from);
        }
    }

    private void TellActivity(RecordedEvent recorded, List<string> grounds)
    {
        Node($"urn:uuid:{recorded.Id}", "Activity", recorded.Event.GetType().Name);
        _json.WriteString("endedAtTime", InstantPattern.ExtendedIso.Format(recorded.RecordedAt));
        _json.WriteString("wasAssociatedWith", Id("actor", recorded.By.Actor.ToString()));
        Write("used", grounds);
        if (recorded.By.Basis is Basis.Corrects c)
        {
            _json.WriteString("wasInformedBy", $"urn:uuid:{c.Event}");
        }

        _json.WriteString("description", recorded.By.Rationale);
        _json.WriteNumber("position", recorded.Position);
        _json.WriteString("provenance", DutchKinds.Say(recorded.By.Provenance));
        _json.WriteEndObject();
        if (_told.Add(Id("actor", recorded.By.Actor.ToString())))
        {
            Node(Id("actor", recorded.By.Actor.ToString()), "Agent", recorded.By.Actor.ToString());
            _json.WriteEndObject();
        }
    }

    private void TellChange(RecordedEvent recorded, Change change, List<string> grounds)
    {
        var versions = Versions(change);
        var before = change.From is null ? null : versions.FindLast(v => v.Value == change.From).Id;
        if (change.To is null)
        {
            End(before, recorded);
            return;
        }

        var id = Id("value", change.Subject) + $"#{Uri.EscapeDataString(change.Field)}@{Number(recorded.Position)}";
        versions.Add((change.To, id));
        var subject = TellSubject(change.Subject);
        Node(id, "Entity", $"{_ledger.Catalogue.TitleOf(change.Subject)}: {change.Field}");
        _json.WriteString("value", change.To);
        _json.WriteString("field", change.Field);
        _json.WriteString("specializationOf", subject);
        _json.WriteString("wasGeneratedBy", $"urn:uuid:{recorded.Id}");
        _json.WriteString("generatedAtTime", InstantPattern.ExtendedIso.Format(recorded.RecordedAt));
        WriteDate("valid", recorded.By.EffectiveFrom);
        WriteDate("date", recorded.By.DecidedOn);
        if (before is not null)
        {
            _json.WriteString("wasRevisionOf", before);
        }

        if (_ledger.BodyOf(recorded.By.Basis) is { } body)
        {
            _json.WriteString("wasAttributedTo", Id("body", body));
        }

        Write("wasDerivedFrom", grounds);
        WriteCitations(recorded.By.Citations);
        _json.WriteEndObject();
    }

    private string TellSubject(string subject)
    {
        var id = Id("subject", subject);
        if (_told.Add(id))
        {
            Node(id, "Entity", _ledger.Catalogue.TitleOf(subject));
            _json.WriteString("identifier", subject);
            _json.WriteEndObject();
        }

        return id;
    }

    private void End(string? before, RecordedEvent recorded)
    {
        if (before is null)
        {
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("id", before);
        _json.WriteString("wasInvalidatedBy", $"urn:uuid:{recorded.Id}");
        _json.WriteString("invalidatedAtTime", InstantPattern.ExtendedIso.Format(recorded.RecordedAt));
        _json.WriteEndObject();
    }

    private void WriteCitations(IEnumerable<Citation> citations)
    {
        _json.WriteStartArray("qualifiedDerivation");
        foreach (var citation in citations)
        {
            _json.WriteStartObject();
            _json.WriteString("type", "Derivation");
            _json.WriteString("entity", Id("source", citation.Source.ToString()));
            _json.WriteString("bibliographicCitation", Place(citation));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private static string Place(Citation citation) =>
        citation.Locator + (citation.Row is { } row ? $" rij {Number(row)}" : "")
        + (citation.Quote is { } quote ? $" “{quote}”" : "");

    // The decision and the documents that something rests on, told when they come up first.
    private IEnumerable<string> Grounds(Accountability by)
    {
        if (by.Basis is Basis.Decided d)
        {
            yield return TellDecision(d.Decision);
        }

        if (by.Basis is Basis.Published p)
        {
            yield return TellSource(p.Source);
        }

        foreach (var citation in by.Citations)
        {
            yield return TellSource(citation.Source);
        }
    }

    private string TellDecision(DecisionId decision)
    {
        var id = Id("decision", decision.ToString());
        if (!_told.Add(id))
        {
            return id;
        }

        var taken = _ledger.Decision(decision);
        var body = _ledger.BodyOf(decision);
        if (body is not null && _told.Add(Id("body", body)))
        {
            Node(Id("body", body), "Organization", body);
            _json.WriteEndObject();
        }

        Node(id, "Entity", taken?.Title ?? decision.ToString());
        _json.WriteString("identifier", decision.ToString());
        if (taken is not null)
        {
            WriteDate("date", taken.Date);
        }

        if (body is not null)
        {
            _json.WriteString("wasAttributedTo", Id("body", body));
        }

        _json.WriteEndObject();
        return id;
    }

    private string TellSource(SourceId source)
    {
        var id = Id("source", source.ToString());
        if (_told.Add(id))
        {
            var known = _ledger.Source(source);
            Node(id, "Entity", known?.Title ?? source.ToString());
            _json.WriteString("identifier", known?.Number ?? source.ToString());
            if (known?.Publisher is { } publisher)
            {
                _json.WriteString("publisher", publisher);
            }

            if (known?.Date is { } date)
            {
                WriteDate("date", date);
            }

            _json.WriteEndObject();
        }

        return id;
    }

    private List<(string? Value, string Id)> Versions(Change change)
    {
        if (!_versions.TryGetValue((change.Subject, change.Field), out var versions))
        {
            _versions[(change.Subject, change.Field)] = versions = [];
        }

        return versions;
    }

    private void Node(string id, string type, string label)
    {
        _json.WriteStartObject();
        _json.WriteString("id", id);
        _json.WriteString("type", type);
        _json.WriteString("label", label);
    }

    private void Write(string name, List<string> ids)
    {
        _json.WriteStartArray(name);
        ids.ForEach(_json.WriteStringValue);
        _json.WriteEndArray();
    }

    // A month is an xsd:gYearMonth and a year an xsd:gYear: no day is made up.
    private void WriteDate(string name, HistoricalDate date)
    {
        _json.WriteStartObject(name);
        _json.WriteString("@type", date.Precision switch
        {
            DatePrecision.Year => "xsd:gYear",
            DatePrecision.Month => "xsd:gYearMonth",
            _ => "xsd:date",
        });
        _json.WriteString("@value", date.ToString());
        _json.WriteEndObject();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private string Id(string kind, string name) =>
        $"{_base}{kind}:" + string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
