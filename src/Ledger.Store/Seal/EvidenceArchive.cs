using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ledger.Store.Seal;

/// <summary>
/// The files of an evidence archive, as <c>ops/seal-format.md</c> has them: what a stranger needs to check the history
/// of one
/// plan without a database and without a network.
/// </summary>
internal static class EvidenceArchive
{
    public const string Events = "events.ndjson";
    public const string CheckpointFile = "checkpoint";
    public const string KeysFile = "keys";
    public const string PlanFile = "plan";
    public const string Report = "report.html";
    public const string ReadMe = "README.txt";
    public const string Proofs = "proofs/";
    public const string Handovers = "handovers/";

    /// <summary>The most that an archive may hold unpacked, in bytes: one that claims more is not unpacked.</summary>
    public const long LargestBytes = 1024 * 1024 * 1024;

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string ProofOf(long position) =>
        string.Create(CultureInfo.InvariantCulture, $"{Proofs}{position}.tlog-proof");

    public static string HandoverTo(int number) => string.Create(CultureInfo.InvariantCulture, $"{Handovers}{number}");

    /// <summary>Adds a file; all have the same time, so that the same evidence is the same archive.</summary>
    public static void Add(ZipArchive zip, string name, string text)
    {
        var file = zip.CreateEntry(name, CompressionLevel.Optimal);
        file.LastWriteTime = NoTime;
        using var stream = file.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    public static string ReadMeFor(string plan) =>
        $"""
        Bewijs bij {plan}

        events.ndjson  de gebeurtenissen, een per regel, precies zoals zij verzegeld zijn
        proofs/        per gebeurtenis het bewijs dat zij in het logboek staat (c2sp.org/tlog-proof)
        checkpoint     het ondertekende controlegetal van het hele logboek (c2sp.org/tlog-checkpoint)
        keys           de openbare sleutels waarmee ondertekend is, de laatste onderaan
        handovers/     hoe elke sleutel aan de volgende is overgedragen, als er meer dan een is
        plan           waar dit bewijs over gaat
        report.html    een leeshulp; geen bewijs

        Controleren kan zonder netwerk en zonder databank:

            ledger verify --evidence <dit bestand> --key <sleutel die u al kende> --checkpoint <uit de notulen>
            python3 verify_evidence.py <dit bestand> --key <sleutel die u al kende>

        Wat het bewijst: elke gebeurtenis stond zo in het logboek toen het controlegetal werd ondertekend, en van elke
        reeks is er vanaf de eerste geen overgeslagen. Wat het niet bewijst: dat er na de laatste gebeurtenis van een
        reeks geen andere meer kwam, en dat de sleutel van de gemeente is. Vergelijk de sleutel met een die u langs een
        andere weg kreeg.

        """;
}
