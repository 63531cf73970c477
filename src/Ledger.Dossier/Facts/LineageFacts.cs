using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>herkomst</c>.</summary>
internal static class LineageFacts
{
    private static readonly string[] Keys = ["van", "naar", "soort", .. Said.Keys];

    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields(Keys);
        var from = file.Thing(fields.Need("van"), null);
        var to = file.Thing(fields.Find("naar"), null);
        var kind = fields.Choice("soort", Words.LineageKinds);
        if (kind == LineageKind.Discontinued && fields.Has("naar"))
        {
            fields.Complain("naar", new(
                "Wat vervallen is, heeft geen opvolger.", "What is vervallen has no successor."));
        }
        else if (kind != LineageKind.Discontinued)
        {
            fields.Need("naar");
        }

        fields.Need("reden");
        fields.Need("vindplaats");
        if (from is { } earlier)
        {
            var plan = (to ?? earlier).Plan;
            file.All.Add(new Fact(
                fields.At, Phase.Lineage, plan.Stream, $"lineage/{earlier}/{to}",
                new DeclareLineage(earlier, to, kind), Said.Read(fields, file))
            { TakesOverFrom = plan });
        }
    }
}
