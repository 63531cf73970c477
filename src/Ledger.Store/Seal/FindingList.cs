using System.Globalization;

namespace Ledger.Store.Seal;

/// <summary>A place where the log is not what was sealed, before it is put in words.</summary>
/// <param name="Position">Where.</param>
/// <param name="Sealed">The id of the event that was sealed there, if one was.</param>
/// <param name="Found">The id of the event that stands there, if one does.</param>
/// <param name="Fields">Which fields differ.</param>
/// <param name="Leaf">The leaf that was sealed there, if one was.</param>
internal sealed record Finding(
    long Position, Guid? Sealed, Guid? Found, IReadOnlyList<string> Fields, TreeHash? Leaf);

/// <summary>
/// Collects what an audit finds, and no more than fits: a log that is wrong everywhere is not listed in full.
/// </summary>
internal sealed class FindingList
{
    public const int Limit = 1000;

    private readonly List<Finding> _findings = [];
    private readonly List<SealProblem> _problems = [];

    /// <summary>How many things are wrong.</summary>
    public long Count { get; private set; }

    public void Add(Finding finding)
    {
        Count++;
        if (_findings.Count < Limit)
        {
            _findings.Add(finding);
        }
    }

    public void Add(string kind, string message, long? position = null)
    {
        Count++;
        if (_problems.Count < Limit)
        {
            _problems.Add(new SealProblem(position, kind, message));
        }
    }

    /// <summary>The first place where the log is not what was sealed.</summary>
    public long? FirstPosition => _findings.Count > 0 ? _findings[0].Position : null;

    /// <summary>The events that were sealed and are not where they were.</summary>
    public IEnumerable<Guid> Missing => _findings.Where(f => f.Found != f.Sealed).Select(f => f.Sealed).OfType<Guid>();

    /// <summary>Forgets all about places: the log was right, and what it was compared with was wrong.</summary>
    public void DropFindings()
    {
        Count -= Count - _problems.Count;
        _findings.Clear();
    }

    /// <summary>Puts everything in words, knowing where missing events are now.</summary>
    /// <param name="elsewhere">Tenant and position of events that stand somewhere else now.</param>
    /// <param name="tenant">Whose log it is.</param>
    public IReadOnlyList<SealProblem> Tell(IReadOnlyDictionary<Guid, (string Tenant, long Position)> elsewhere,
        string tenant)
    {
        var sealedAt = _findings.Where(f => f.Sealed is not null && f.Sealed != f.Found)
            .GroupBy(f => f.Sealed!.Value).ToDictionary(g => g.Key, g => g.First().Position);
        return [.. _findings.Select(f => Tell(f, sealedAt, elsewhere, tenant)).Concat(_problems).Take(Limit)];
    }

    private static SealProblem Tell(
        Finding f, Dictionary<Guid, long> sealedAt, IReadOnlyDictionary<Guid, (string Tenant, long Position)> elsewhere,
        string tenant)
    {
        if (f.Sealed != f.Found && f.Found is { } found && sealedAt.TryGetValue(found, out var before))
        {
            return Say(f, ProblemKind.Swapped,
                $"Event {found} was sealed at position {before} and stands at {f.Position} now.");
        }

        if (f.Sealed is not { } was)
        {
            return Say(f, ProblemKind.Inserted,
                $"Event {f.Found} was not there when the events around it were sealed.");
        }

        if (f.Found is null)
        {
            return !elsewhere.TryGetValue(was, out var now) ? Say(f, ProblemKind.Removed,
                $"Event {was} was sealed and is gone.")
                : now.Tenant == tenant
                    ? Say(f, ProblemKind.Swapped,
                        $"Event {was} was sealed at position {f.Position} and stands at {now.Position} now.")
                    : Say(f, ProblemKind.Tenant,
                        $"Event {was} was sealed for {tenant} and stands under {now.Tenant} now.");
        }

        var fields = string.Join(", ", f.Fields);
        return f.Fields is [var only] && only == EntryField.Names[EntryField.RecordedAt]
            ? Say(f, ProblemKind.Redated, $"Event {was} has another instant of recording than was sealed.")
            : Say(f, ProblemKind.Changed,
                $"Event {was} is not as it was sealed: {(fields.Length == 0 ? "something" : fields)} differs.");
    }

    private static SealProblem Say(Finding f, string kind, FormattableString message) =>
        new(f.Position, kind, message.ToString(CultureInfo.InvariantCulture))
        {
            Event = f.Sealed ?? f.Found,
            Fields = f.Fields,
            Leaf = f.Leaf,
        };
}
