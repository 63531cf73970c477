namespace Ledger.Dossier.Tests;

internal static class Folders
{
    public static string Dronten { get; } = Path.Combine(Root(), "ops", "dossier", "dronten");

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Ledger.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests has Ledger.sln.");
    }
}
