using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>besluiten</c>.</summary>
internal static class DecisionFacts
{
    private static readonly string[] Keys =
        ["id", "orgaan", "naam", "datum", "soort", "titel", "documenten", .. Said.Keys];

    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields(Keys);
        var date = file.Past(fields.Need("datum")) ?? Fields.Undated;
        var id = Name(fields, file, "besluit", date);
        var title = fields.Text("titel");
        var command = new TakeDecision(
            fields.Choice("orgaan", Words.Bodies), fields.TextIf("naam"), date,
            fields.Choice("soort", Words.DecisionKinds), title, Documents(fields, file));
        var said = Said.Read(fields, file);
        fields.Need("vindplaats");
        file.All.Add(new Fact(
            fields.At, Phase.Decision, id.Stream, "decision", command, Complete(said, id, date, title)));
    }

    /// <summary>The id of a decision or an advice: they share their streams, so no two have the same.</summary>
    public static DecisionId Name(Fields fields, FileScope file, string kind, HistoricalDate date)
    {
        var id = fields.Slug("id");
        if (fields.Has("id"))
        {
            file.All.Name(fields.MarkOf("id"), "besluit of advies", id.Value);
            file.All.Name(fields.At, kind, id.Value);
        }

        file.All.DecisionDates.TryAdd(id, date);
        return new DecisionId(id);
    }

    public static ValueList<SourceId> Documents(Fields fields, FileScope file) =>
        file.References(fields, "documenten", "bron").Select(s => new SourceId(s)).ToValueList();

    /// <summary>A decision rests on itself; why it was taken is its title unless a reason is given.</summary>
    public static Said Complete(Said said, DecisionId id, HistoricalDate date, string title) => said with
    {
        Decided = said.Decided ?? (said.Basis is null ? date : null),
        Basis = said.Basis ?? new Basis.Decided(id),
        Rationale = said.Rationale ?? title,
    };
}
