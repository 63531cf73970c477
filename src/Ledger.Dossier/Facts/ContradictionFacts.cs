using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>tegenstrijdigheden</c>.</summary>
internal static class ContradictionFacts
{
    private static readonly string[] Keys = ["id", "plan", "soort", "titel", "over", "plaatsen", .. Said.Keys];

    private static readonly string[] PlaceKeys = ["zegt", "bron", "plaats", "rij", "tekst", "verklaring"];

    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields(Keys);
        var plan = new PlanId(file.Reference(fields.Need("plan"), "plan") ?? Fields.Unnamed);
        var title = fields.Text("titel");
        var id = fields.SlugIf("id") ?? Slug.Of(title);
        file.All.Name(fields.At, "tegenstrijdigheid", $"{plan}|{id}");
        var about = fields.List("over").Select(v => file.Thing(v, plan)).OfType<PlanRef>().ToValueList();
        var places = fields.Need("plaatsen")?.Items() ?? [];
        if (fields.Has("plaatsen") && places.Count < 2)
        {
            fields.Complain("plaatsen", new(
                "Een tegenstrijdigheid noemt ten minste twee plaatsen.", "A contradiction names at least two places."));
        }

        var statements = places.Select(v => Statement(v, file)).OfType<Statement>().ToValueList();
        var said = Said.Read(fields, file);
        fields.Need("reden");
        file.All.Add(new Fact(
            fields.At, Phase.Contradiction, plan.Stream, $"contradiction/{id}",
            new NoteContradiction(
                id, fields.Choice("soort", Words.ContradictionKinds), title, about, statements),
            said with
            {
                Citations = said.Citations.Count > 0
                    ? said.Citations
                    : statements.Select(s => s.At).DistinctBy(c => c with { File = null }).ToValueList(),
                KnownFrom = said.Basis is null && said.Decided is null
                    ? statements.Select(s => s.At.Source).Distinct().ToValueList()
                    : [],
            })
        { TakesOverFrom = plan });
    }

    private static Statement? Statement(Value value, FileScope file)
    {
        var fields = value.Fields(PlaceKeys);
        var says = fields.Text("zegt");
        return Places.Of(fields, value, file) is { } at ? new Statement(says, at) : null;
    }
}
