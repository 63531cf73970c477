using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads what a target asks for.</summary>
internal static class TargetValues
{
    private static readonly string[] Keys =
    [
        "hoogstens", "minstens", "precies", "tussen", "blijft", "stijgt", "daalt", "verandert", "vergelijking",
        "per_groep", "kwalitatief", "nader_te_bepalen", "wanneer",
    ];

    /// <summary>What stands in when it cannot be read; the problem is noted.</summary>
    private static readonly TargetValue Unread = new TargetValue.Qualitative("?");

    public static TargetValue Read(Value? value, Unit unit)
    {
        if (value is null)
        {
            return Unread;
        }

        var fields = value.Fields(Keys);
        if (value.Node is not Node.Mapping block)
        {
            return Unread;
        }

        var forms = block.Pairs.Select(p => p.Key).Where(k => Keys.Contains(k) && k != "wanneer").ToList();
        if (forms.Count != 1 || (fields.Has("wanneer") && forms[0] != "nader_te_bepalen"))
        {
            if (forms.Count > 0 || block.Pairs.Count == 0)
            {
                var keys = string.Join(", ", Keys[..^1]);
                value.Complain(new(
                    $"Een streefwaarde zegt één ding, met een van: {keys}.",
                    $"A target says one thing, with one of: {keys}."));
            }

            return Unread;
        }

        return fields.Find(forms[0]) is { } said ? Form(forms[0], said, fields, unit) ?? Unread : Unread;
    }

    private static TargetValue? Form(string form, Value said, Fields fields, Unit unit) => form switch
    {
        "hoogstens" => Number(said, unit) is { } q ? new TargetValue.AtMost(q) : null,
        "minstens" => Number(said, unit) is { } q ? new TargetValue.AtLeast(q) : null,
        "precies" => Number(said, unit) is { } q ? new TargetValue.Exactly(q) : null,
        "tussen" => Between(said, unit),
        "blijft" => new TargetValue.Keep(NumberUnless("gelijk", said, unit)),
        "stijgt" => new TargetValue.Rise(NumberUnless("onbepaald", said, unit)),
        "daalt" => new TargetValue.Fall(NumberUnless("onbepaald", said, unit)),
        "verandert" => said.Number() is { } percent ? new TargetValue.RelativeChange(percent) : null,
        "vergelijking" => said.Text() is { } text ? new TargetValue.Comparative(text) : null,
        "per_groep" => new TargetValue.PerGroup(said.Items().Select(v => Group(v, unit)).ToValueList()),
        "kwalitatief" => said.Text() is { } text ? new TargetValue.Qualitative(text) : null,
        _ => said.Text() is { } why ? new TargetValue.ToBeDetermined(why, fields.DateIf("wanneer")) : null,
    };

    private static GroupTarget Group(Value value, Unit unit)
    {
        var fields = value.Fields("bereik", "waarde");
        return new GroupTarget(
            fields.Need("bereik")?.Scope() ?? Scope.WholeMunicipality, Read(fields.Need("waarde"), unit));
    }

    /// <summary>That bounds are the wrong way round.</summary>
    public static Sentence BoundsReversed { get; } = new(
        "De bovengrens ligt onder de ondergrens.", "The upper bound lies below the lower bound.");

    private static TargetValue.Between? Between(Value said, Unit unit)
    {
        var bounds = said.Items();
        if (bounds.Count != 2)
        {
            said.Complain(new(
                "Geef twee getallen, de onder- en de bovengrens: [3, 5].",
                "Give two numbers, the lower and the upper bound: [3, 5]."));
            return null;
        }

        if (Number(bounds[0], unit) is not { } low || Number(bounds[1], unit) is not { } high)
        {
            return null;
        }

        if (low.Amount > high.Amount)
        {
            said.Complain(BoundsReversed);
        }

        return new TargetValue.Between(low, high);
    }

    private static Quantity? NumberUnless(string word, Value said, Unit unit) =>
        said.Node is Node.Scalar { Text: var text } && text == word ? null : Number(said, unit);

    private static Quantity? Number(Value said, Unit unit) =>
        said.Number() is { } number ? new Quantity(number, unit) : null;
}
