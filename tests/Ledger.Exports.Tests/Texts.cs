using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Ledger.Exports.Tests;

/// <summary>
/// Texts that files of tables have trouble with: formulas, quotes, separators, ends of lines, emoji. What the database
/// cannot hold (a NUL, half an emoji) is not among them.
/// </summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "\"", "\"\"", ",", ";", " ", "a", "é", "ß", "€", "0",
        "1,5", "😀", "👩‍👩‍👧", "_x000D_", "_x", "\u0001", "\u001F", "＝", "＠", "<", "&", "]]>", "{", "\\",
        "=1+1", "=HYPERLINK(\"x\")", "2025-01-01", "\u200B", "\u2028", "\uFFFD", "\uFEFF", "NULL", "#REF!", "é",
    ];

    /// <summary>Some hundreds, none empty: an empty cell is no cell. <c>LEDGER_SEED</c> gives the same again.</summary>
    public static IReadOnlyList<string> Sample()
    {
        var seed = Environment.GetEnvironmentVariable("LEDGER_SEED") is { Length: > 0 } text
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : (ulong)Random.Shared.NextInt64();
        TestContext.Current.TestOutputHelper?.WriteLine($"LEDGER_SEED={seed}");
        var some = Gen.Elements(Pieces).ListOf().Select(string.Concat).Where(t => t.Length > 0);
        return [.. Gen.Sample(some, 600, new Rnd(seed), 12), .. Pieces];
    }

    /// <summary>A table of one column with these texts as they are.</summary>
    public static Table<string> Table { get; } =
        new("Teksten", [new Column<string>.Text("text", "Tekst", 20, t => t)]);

    /// <summary>What an export says about itself in the tests.</summary>
    public static About About { get; } = new(
        "Proef", "gm0303", "Stand: alles wat is vastgelegd", "ledger export", "12 gebeurtenissen",
        NodaTime.Instant.FromUtc(2026, 11, 24, 19, 0));
}
