using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Ledger.Store.Seal;

/// <summary>
/// The page of an archive for people: per subject the chain of what was recorded about it. It is made from the entries
/// and the
/// checkpoint alone, and always the same from the same: an audit makes it again and compares.
/// </summary>
internal static class EvidenceReport
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}h2{margin-top:2.5rem}"
        + "h3{margin:1.5rem 0 .25rem}ol{padding-left:1.2rem}li{margin:.5rem 0}small,dt{color:#555}dl{margin:.25rem 0}"
        + "dt{float:left;clear:left;width:11rem}dd{margin:0 0 0 11.5rem;overflow-wrap:anywhere}"
        + "code{overflow-wrap:anywhere}";

    /// <summary>Makes the page.</summary>
    public static string Make(string plan, IReadOnlyList<EvidenceEntry> entries, SignedCheckpoint signed)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Bewijs: ").Append(
            Html(plan))
            .Append("</title><style>").Append(Style).Append("</style></head><body>\n");
        Head(page, plan, entries, signed);
        foreach (var stream in entries.GroupBy(e => e.Stream).OrderBy(s => Order(s.Key)).ThenBy(s =>
            s.Key, StringComparer.Ordinal))
        {
            page.Append("<h2>").Append(Html(stream.Key)).Append("</h2>\n");
            foreach (var subject in stream.SelectMany(e =>
                e.Subjects.DefaultIfEmpty("/").Select(s => (Subject: s, Entry: e)))
                .GroupBy(x => x.Subject))
            {
                page.Append("<h3>").Append(Html(subject.Key)).Append("</h3>\n<ol>\n");
                foreach (var (_, entry) in subject)
                {
                    Entry(page, entry);
                }

                page.Append("</ol>\n");
            }
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static void Head(
        StringBuilder page, string plan, IReadOnlyList<EvidenceEntry> entries, SignedCheckpoint signed)
    {
        page.Append("<h1>Bewijs bij ").Append(Html(plan)).Append("</h1>\n<p>")
            .Append(entries.Count.ToString(CultureInfo.InvariantCulture))
            .Append(" gebeurtenissen uit een logboek van ")
            .Append(signed.Checkpoint.Size.ToString(CultureInfo.InvariantCulture))
            .Append(". Deze bladzijde is een leeshulp: het bewijs zijn de regels in <code>events.ndjson</code> "
                + "met hun bestanden in "
                + "<code>proofs/</code>. Controleer met <code>ledger verify --evidence</code> of met "
                + "<code>verify_evidence.py</code>.</p>\n<pre>")
            .Append(Html(signed.Note.ToString())).Append("</pre>\n");
    }

    // What the archive is about first, then what it leans on.
    private static int Order(string stream) => stream.Split('/')[0] switch
    {
        "plan" => 0,
        "budget" => 1,
        "decision" => 2,
        _ => 3,
    };

    private static void Entry(StringBuilder page, EvidenceEntry entry)
    {
        var provenance = entry.Header("provenance") == "reconstructed" ? ", gereconstrueerd" : "";
        page.Append("<li><b>").Append(Html(EvidenceEntry.TextOf(entry.Json, "type") ?? "")).Append(
            "</b> <small>besloten ")
            .Append(Html(entry.Header("decidedOn") ?? "–")).Append(", geldig vanaf ")
            .Append(Html(entry.Header("effectiveFrom") ?? "–")).Append(", vastgelegd ")
            .Append(Html(EvidenceEntry.TextOf(entry.Json, "recordedAt") ?? "–")).Append(" door ")
            .Append(Html(entry.Header("actor") ?? "–")).Append(provenance).Append(", positie ")
            .Append(entry.Position.ToString(CultureInfo.InvariantCulture)).Append("</small><dl>");
        foreach (var member in entry.Json.GetProperty("data").EnumerateObject())
        {
            if (member.Name is not ("creates" or "changes") && member.Value.ValueKind != JsonValueKind.Null)
            {
                Term(page, member.Name, Plain(member.Value));
            }
        }

        Term(page, "reden", entry.Header("rationale") ?? "–");
        if (entry.Json.TryGetProperty("headers", out var headers))
        {
            foreach (var citation in EvidenceEntry.Items(headers, "citations"))
            {
                Term(page, "waar", string.Join(" · ", ((string[])["source", "locator", "quote"])
                    .Select(part => EvidenceEntry.TextOf(citation, part)).OfType<string>()));
            }
        }

        page.Append("</dl></li>\n");
    }

    private static void Term(StringBuilder page, string name, string value) =>
        page.Append("<dt>").Append(Html(name)).Append("</dt><dd>").Append(Html(value)).Append("</dd>");

    private static string Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
