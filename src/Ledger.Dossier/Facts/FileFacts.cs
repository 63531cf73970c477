using Ledger.Domain;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads a file of a dossier.</summary>
internal static class FileFacts
{
    private static readonly (string Key, Action<Value, FileScope> Read)[] Sections =
    [
        ("bronnen", SourceFacts.Read),
        ("besluiten", DecisionFacts.Read),
        ("adviezen", AdviceFacts.Read),
        ("plannen", PlanFacts.Read),
        ("begrotingen", BudgetFacts.Read),
        ("herkomst", LineageFacts.Read),
        ("tegenstrijdigheden", ContradictionFacts.Read),
        ("weglatingen", OmissionFacts.Read),
    ];

    public static void Read(Value file, Collection all)
    {
        var fields = file.Fields(["document", .. Sections.Select(s => s.Key)]);
        var document = new FileScope(all, null).Reference(fields.Find("document"), "bron");
        var scope = new FileScope(all, document);
        foreach (var (key, read) in Sections)
        {
            foreach (var entry in fields.List(key))
            {
                read(entry, scope);
            }
        }
    }
}

/// <summary>Which municipality a dossier is of, and who answers for entering it.</summary>
/// <param name="Tenant">The municipality.</param>
/// <param name="Name">Its name.</param>
/// <param name="Actor">The pseudonymous key of who enters.</param>
public sealed record Municipality(TenantId Tenant, string Name, Actor Actor)
{
    /// <summary>The file that says it.</summary>
    public const string FileName = "gemeente.yaml";

    internal static Municipality? Read(Value file)
    {
        var fields = file.Fields("gemeente", "naam", "medewerker");
        var name = fields.Text("naam");
        var actor = fields.Slug("medewerker");
        if (fields.Need("gemeente")?.Text() is not { } code)
        {
            return null;
        }

        if (TenantId.TryParse(code) is { } tenant)
        {
            return new Municipality(tenant, name, new Actor(actor));
        }

        fields.Complain("gemeente", new(
            $"'{code}' is geen code van het CBS zoals gm0303.", $"'{code}' is not a CBS code such as gm0303."));
        return null;
    }
}
