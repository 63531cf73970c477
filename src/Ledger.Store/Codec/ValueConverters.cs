using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Store;

/// <summary>Amount and unit stand beside the kind: <c>{"kind":"atMost","amount":"3","unit":"percent"}</c>.</summary>
internal static class QuantityFields
{
    internal static StoringFields Put(this StoringFields fields, Quantity quantity) =>
        fields.Put("amount", quantity.Amount).Put("unit", quantity.Unit);

    internal static StoringFields PutIf(this StoringFields fields, Quantity? quantity) =>
        quantity is { } some ? fields.Put(some) : fields;

    internal static Quantity Quantity(this in StoredFields fields) =>
        new(fields.Get<decimal>("amount"), fields.Get<Unit>("unit"));

    internal static Quantity? QuantityIf(this in StoredFields fields) =>
        fields.Has("amount") ? fields.Quantity() : null;
}

/// <summary>How target values are stored.</summary>
internal sealed class TargetValueConverter : ClosedConverter<TargetValue>
{
    protected override TargetValue Read(string kind, in StoredFields fields) => kind switch
    {
        "atMost" => new TargetValue.AtMost(fields.Quantity()),
        "atLeast" => new TargetValue.AtLeast(fields.Quantity()),
        "exactly" => new TargetValue.Exactly(fields.Quantity()),
        "between" => new TargetValue.Between(
            new Quantity(fields.Get<decimal>("low"), fields.Get<Unit>("unit")),
            new Quantity(fields.Get<decimal>("high"), fields.Get<Unit>("unit"))),
        "keep" => new TargetValue.Keep(fields.QuantityIf()),
        "rise" => new TargetValue.Rise(fields.QuantityIf()),
        "fall" => new TargetValue.Fall(fields.QuantityIf()),
        "relativeChange" => new TargetValue.RelativeChange(fields.Get<decimal>("percent")),
        "comparative" => new TargetValue.Comparative(fields.Get<string>("comparison")),
        "perGroup" => new TargetValue.PerGroup(fields.Get<ValueList<GroupTarget>>("groups")),
        "qualitative" => new TargetValue.Qualitative(fields.Get<string>("wording")),
        "toBeDetermined" => new TargetValue.ToBeDetermined(
            fields.Get<string>("why"), fields.Find<HistoricalDate>("when")),
        _ => throw Unknown(kind),
    };

    protected override void Write(TargetValue value, StoringFields fields) => _ = value switch
    {
        TargetValue.AtMost v => fields.Kind("atMost").Put(v.Bound),
        TargetValue.AtLeast v => fields.Kind("atLeast").Put(v.Bound),
        TargetValue.Exactly v => fields.Kind("exactly").Put(v.Value),
        TargetValue.Between v => fields.Kind("between")
            .Put("low", v.Low.Amount).Put("high", v.High.Amount).Put("unit", v.Low.Unit),
        TargetValue.Keep v => fields.Kind("keep").PutIf(v.At),
        TargetValue.Rise v => fields.Kind("rise").PutIf(v.By),
        TargetValue.Fall v => fields.Kind("fall").PutIf(v.By),
        TargetValue.RelativeChange v => fields.Kind("relativeChange").Put("percent", v.Percent),
        TargetValue.Comparative v => fields.Kind("comparative").Put("comparison", v.Comparison),
        TargetValue.PerGroup v => fields.Kind("perGroup").Put("groups", v.Groups),
        TargetValue.Qualitative v => fields.Kind("qualitative").Put("wording", v.Wording),
        TargetValue.ToBeDetermined v => fields.Kind("toBeDetermined").Put("why", v.Why).PutIf("when", v.When),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>How readings are stored.</summary>
internal sealed class ReadingConverter : ClosedConverter<Reading>
{
    protected override Reading Read(string kind, in StoredFields fields) => kind switch
    {
        "measured" => new Reading.Measured(fields.Quantity()),
        "approximate" => new Reading.Measured(fields.Quantity(), Approximate: true),
        "range" => new Reading.Range(
            new Quantity(fields.Get<decimal>("low"), fields.Get<Unit>("unit")),
            new Quantity(fields.Get<decimal>("high"), fields.Get<Unit>("unit"))),
        "notMeasured" => new Reading.NotMeasured(fields.Get<string>("why"), fields.Find<HistoricalDate>("since")),
        "elsewhere" => new Reading.Elsewhere(fields.Get<string>("where")),
        _ => throw Unknown(kind),
    };

    protected override void Write(Reading value, StoringFields fields) => _ = value switch
    {
        Reading.Measured v => fields.Kind(v.Approximate ? "approximate" : "measured").Put(v.Value),
        Reading.Range v => fields.Kind("range")
            .Put("low", v.Low.Amount).Put("high", v.High.Amount).Put("unit", v.Low.Unit),
        Reading.NotMeasured v => fields.Kind("notMeasured").Put("why", v.Why).PutIf("since", v.Since),
        Reading.Elsewhere v => fields.Kind("elsewhere").Put("where", v.Where),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>How the basis of an event is stored.</summary>
internal sealed class BasisConverter : ClosedConverter<Basis>
{
    protected override Basis Read(string kind, in StoredFields fields) => kind switch
    {
        "decided" => new Basis.Decided(fields.Get<DecisionId>("decision")),
        "published" => new Basis.Published(fields.Get<SourceId>("source")),
        "corrects" => new Basis.Corrects(fields.Get<Guid>("event"), fields.Get<string>("why")),
        _ => throw Unknown(kind),
    };

    protected override void Write(Basis value, StoringFields fields) => _ = value switch
    {
        Basis.Decided v => fields.Kind("decided").Put("decision", v.Decision),
        Basis.Published v => fields.Kind("published").Put("source", v.Source),
        Basis.Corrects v => fields.Kind("corrects").Put("event", v.Event).Put("why", v.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
