using System.Text.Json.Nodes;

namespace Ledger.Web.Api;

/// <summary>Commands, in the words of a dossier.</summary>
/// <param name="Opdrachten">The commands, each with its accountability.</param>
/// <param name="Document">The source of every citation that names no other.</param>
internal sealed record CommandFile(IReadOnlyList<JsonObject> Opdrachten, string? Document = null)
{
    /// <summary>A file as one may send it.</summary>
    public const string Example =
        """
        {
          "document": "uitvoeringsprogramma-bestaanszekerheid-824735",
          "opdrachten": [
            {
              "soort": "streefwaarde-wijzigen",
              "plan": "bestaanszekerheid-bieden-2025-2028",
              "indicator": "kinderen-in-armoede",
              "jaar": 2028,
              "waarde": { "hoogstens": 3 },
              "tekst": "hoogstens 3%",
              "besluit": "college-2025-uitvoeringsprogrammas",
              "geldig": "2026-01-01",
              "reden": "Bijgesteld na de meting van 2025",
              "vindplaats": "§5 tabel"
            }
          ]
        }
        """;
}
