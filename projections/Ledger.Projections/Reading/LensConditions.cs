using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>A lens as conditions on rows that have a <c>decided_day</c>, <c>effective_day</c> and
/// <c>recorded_at</c>.</summary>
internal sealed class LensConditions
{
    /// <summary>The conditions of a lens; their parameters are numbered from a number on.</summary>
    public LensConditions(Lens lens, int first)
    {
        var values = new List<object>();
        void Add(string column, object? value)
        {
            if (value is not null)
            {
                Sql += FormattableString.Invariant($" AND {column} <= ${first + values.Count}");
                values.Add(value);
            }
        }

        Add("effective_day", lens.Effective?.ToDateOnly());
        Add("decided_day", lens.Decided?.ToDateOnly());
        Add("recorded_at", lens.Recorded?.ToDateTimeUtc());
        Values = values;
    }

    /// <summary>The conditions, each beginning with <c>AND</c>; empty for the lens that shows everything.</summary>
    public string Sql { get; private set; } = "";

    /// <summary>The values of their parameters.</summary>
    public IReadOnlyList<object> Values { get; }
}
