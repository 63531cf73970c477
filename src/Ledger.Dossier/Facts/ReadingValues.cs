using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads the value of a baseline or measurement.</summary>
internal static class ReadingValues
{
    private static readonly string[] Keys = ["ongeveer", "van", "tot", "niet_gemeten", "vanaf", "elders"];

    private static readonly Sentence Forms = new(
        "Een waarde is een getal, {ongeveer: 80}, {van: 1, tot: 2}, {niet_gemeten: waarom, vanaf: 2019} of "
            + "{elders: waar}.",
        "A value is a number, {ongeveer: 80}, {van: 1, tot: 2}, {niet_gemeten: why, vanaf: 2019} or {elders: where}.");

    /// <summary>What stands in when it cannot be read; the problem is noted.</summary>
    private static readonly Reading Unread = new Reading.Elsewhere("?");

    public static Reading Read(Value? value, Unit unit)
    {
        if (value is null)
        {
            return Unread;
        }

        if (value.Node is not Node.Mapping block)
        {
            return value.Number() is { } number ? new Reading.Measured(new Quantity(number, unit)) : Unread;
        }

        var fields = value.Fields(Keys);
        var form = string.Join(' ', block.Pairs.Select(p => p.Key).Where(Keys.Contains).Order(StringComparer.Ordinal));
        return form switch
        {
            "ongeveer" => Quantity(fields, "ongeveer", unit) is { } about
                ? new Reading.Measured(about, Approximate: true) : Unread,
            "tot van" => Range(fields, unit),
            "niet_gemeten" or "niet_gemeten vanaf" =>
                new Reading.NotMeasured(fields.Text("niet_gemeten"), fields.DateIf("vanaf")),
            "elders" => new Reading.Elsewhere(fields.Text("elders")),
            _ => Misformed(value),
        };
    }

    private static Reading Range(Fields fields, Unit unit)
    {
        if (Quantity(fields, "van", unit) is not { } low || Quantity(fields, "tot", unit) is not { } high)
        {
            return Unread;
        }

        if (low.Amount > high.Amount)
        {
            fields.Complain("tot", TargetValues.BoundsReversed);
        }

        return new Reading.Range(low, high);
    }

    private static Reading Misformed(Value value)
    {
        value.Complain(Forms);
        return Unread;
    }

    private static Quantity? Quantity(Fields fields, string key, Unit unit) =>
        fields.Find(key)?.Number() is { } number ? new Quantity(number, unit) : null;
}
