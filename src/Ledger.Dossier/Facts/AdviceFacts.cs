using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>adviezen</c>, with their ranking and their answer.</summary>
internal static class AdviceFacts
{
    private static readonly string[] Keys =
    [
        "id", "orgaan", "naam", "datum", "titel", "over", "documenten", "punten", "rangorde", "antwoord", .. Said.Keys,
    ];

    private static readonly string[] RankKeys =
        ["plan", "rang", "aanduiding", "titel", "element", "opmerking", "gedeeld", "vindplaats"];

    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields(Keys);
        var date = file.Past(fields.Need("datum")) ?? Fields.Undated;
        var id = DecisionFacts.Name(fields, file, "advies", date);
        var title = fields.Text("titel");
        var points = fields.List("punten").Select(v => Point(v, id, file)).OfType<AdvicePoint>().ToValueList();
        var ranking = fields.List("rangorde").Select(v => Rank(v, file)).OfType<AdviceRank>().ToValueList();
        var about = file.References(fields, "over", "plan").Select(p => new PlanId(p)).ToValueList();
        var command = new GiveAdvice(
            fields.Choice("orgaan", Words.Bodies), fields.TextIf("naam"), date, title, about,
            DecisionFacts.Documents(fields, file), points, ranking);
        var said = DecisionFacts.Complete(Said.Read(fields, file), id, date, title);
        var cited = said.Citations.Count > 0
            ? said.Citations
            : Distinct(points.Select(p => p.At).Concat(ranking.Select(r => r.At)));
        file.All.Add(new Fact(
            fields.At, Phase.Decision, id.Stream, "decision", command, said with { Citations = cited }));
        if (fields.Find("antwoord") is { } answer)
        {
            Answer(answer, id, date, title, file);
        }
    }

    private static AdvicePoint? Point(Value value, DecisionId advice, FileScope file)
    {
        var fields = value.Fields("id", "titel", "vindplaats");
        var id = fields.Slug("id");
        file.All.Name(fields.MarkOf("id"), "punt", $"{advice}|{id}");
        var title = fields.Text("titel");
        return At(fields, file) is { } at ? new AdvicePoint(id, title, at) : null;
    }

    private static AdviceRank? Rank(Value value, FileScope file)
    {
        var fields = value.Fields(RankKeys);
        var plan = new PlanId(file.Reference(fields.Need("plan"), "plan") ?? Fields.Unnamed);
        var element = file.Thing(fields.Find("element"), plan)?.Thing;
        var rank = fields.Need("rang")?.Whole(1, 10_000) ?? 1;
        var title = fields.Text("titel");
        return At(fields, file) is { } at
            ? new AdviceRank(
                plan, rank, fields.Flag("gedeeld"), fields.TextIf("aanduiding"), title,
                element is { } e ? new ElementId(e) : null, fields.TextIf("opmerking"), at)
            : null;
    }

    /// <summary>Reads the answer to an advice of a date, with a title.</summary>
    public static void Answer(
        Value value, DecisionId advice, HistoricalDate adviceDate, string adviceTitle, FileScope file)
    {
        var fields = value.Fields(["orgaan", "datum", "document", "punten", .. Said.Keys]);
        var date = file.Past(fields.Need("datum")) ?? Fields.Undated;
        var document = file.Reference(fields.Find("document"), "bron");
        var replies = fields.List("punten").Select(v => Reply(v, advice, file)).OfType<AdviceReply>().ToValueList();
        var command = new AnswerAdvice(
            fields.Choice("orgaan", Words.Bodies), date, document is { } d ? new SourceId(d) : null, replies);

        // An answer of which only the year or month is known still comes after the advice.
        var isSoonAfter = date.FirstDay < adviceDate.FirstDay && adviceDate.FirstDay <= date.LastDay;
        var said = DecisionFacts.Complete(
            Said.Read(fields, file), advice, isSoonAfter ? adviceDate : date, $"Antwoord op: {adviceTitle}");
        file.All.Add(new Fact(
            fields.At, Phase.Answer, advice.Stream, "answer", command,
            said.Citations.Count > 0 ? said : said with { Citations = Distinct(replies.Select(r => r.At)) },
            adviceTitle));
    }

    private static AdviceReply? Reply(Value value, DecisionId advice, FileScope file)
    {
        var fields = value.Fields("op", "titel", "vindplaats");
        var point = fields.SlugIf("op");
        if (point is { } known)
        {
            file.All.References.Add(new Reference(fields.MarkOf("op"), "punt", $"{advice}|{known}"));
        }

        var title = fields.Text("titel");
        return At(fields, file) is { } at ? new AdviceReply(point, title, at) : null;
    }

    // A point stands in one place; more places of it would have nowhere to go.
    private static Citation? At(Fields fields, FileScope file)
    {
        var places = Places.Read(fields.Need("vindplaats"), file);
        if (places.Count > 1)
        {
            fields.Complain("vindplaats", new("Geef hier één plaats.", "Give one place here."));
        }

        return places.Count > 0 ? places[0] : null;
    }

    private static ValueList<Citation> Distinct(IEnumerable<Citation> citations) =>
        citations.DistinctBy(c => (c.Source, c.Locator)).ToValueList();
}
