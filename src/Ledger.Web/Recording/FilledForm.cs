using System.Security.Cryptography;
using System.Text;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>A form as it was filled in, whatever was typed.</summary>
/// <param name="Kind">What is to be recorded.</param>
/// <param name="Subject">What it is about; null when it brings something new.</param>
/// <param name="Values">What was typed, by field.</param>
public sealed record FilledForm(FormKind Kind, Subject? Subject, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The name by which a form is known: recording it twice records it once.</summary>
    public const string Mark = "kenmerk";

    /// <summary>The version of the stream that its giver saw.</summary>
    public const string Version = "versie";

    /// <summary>The digest of what was shown before it is recorded.</summary>
    public const string Shown = "gezien";

    /// <summary>The figure that a rectificatie puts right, by where it stands: its date and its scope.</summary>
    public const string Mistaken = "cijfer";

    /// <summary>What the words of a field may mean, where it names a thing of the ledger.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Subject>> Meant { get; init; } =
        new Dictionary<string, IReadOnlyList<Subject>>();

    /// <summary>What was typed in a field; empty when nothing was.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Whether anything was typed in a field.</summary>
    public bool Has(string field) => this[field].Length > 0;

    /// <summary>Whether it puts an input error right.</summary>
    public bool IsCorrection => Kind.MayCorrect && this["aard"] == "rectificatie";

    /// <summary>A digest of all that was typed: what is recorded is what was shown.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\0', Kind.Fields.Select(f => this[f.Name])))))[..16];

    /// <summary>The same form with another value in a field.</summary>
    public FilledForm With(string field, string value) =>
        this with { Values = new Dictionary<string, string>(Values) { [field] = value } };
}
