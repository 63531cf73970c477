using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>weglatingen</c>: they are kept with the dossier and never recorded.</summary>
internal static class OmissionFacts
{
    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields("vindplaats", "wat", "reden");
        var at = Places.Read(fields.Need("vindplaats"), file);
        file.All.Omissions.Add(new Omission(fields.Text("wat"), fields.Text("reden"), at));
    }
}
