using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Cli;

/// <summary>The options that narrow the audit trail, for every verb that shows it.</summary>
internal sealed class TrailOptions
{
    private readonly Option<string?> _plan = new("--plan") { Description = "Only of this plan and its budgets." };
    private readonly Option<string?> _element = new("--element")
    {
        Description = "Only about this element or indicator.",
    };

    private readonly Option<string?> _from = new("--from") { Description = "Recorded on or after this day." };
    private readonly Option<string?> _to = new("--to") { Description = "Recorded on or before this day." };
    private readonly Option<string?> _body = new("--body") { Description = "Decided by this body: raad, college, …" };
    private readonly Option<string?> _by = new("--by") { Description = "Recorded by this actor." };
    private readonly Option<string?> _text = new("--text") { Description = "With all these words." };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_plan, _element, _from, _to, _body, _by, _text];

    /// <summary>Which entries the options ask for.</summary>
    public async Task<TrailFilter> Read(
        LedgerReader ledger, ParseResult parse, CancellationToken cancellationToken) => new(
        parse.GetValue(_plan) is { } id
            ? PlanId.Parse((await ledger.Only(id, cancellationToken, SubjectKind.Plan)).Id)
            : null,
        parse.GetValue(_element), GlobalOptions.Day(parse.GetValue(_from), "--from"),
        GlobalOptions.Day(parse.GetValue(_to), "--to"), parse.GetValue(_body), ActorOf(parse), parse.GetValue(_text));

    /// <summary>The names of those that were given.</summary>
    public IEnumerable<string> Given(ParseResult parse) =>
        All.Where(o => parse.GetResult(o) is { Implicit: false }).Select(o => o.Name);

    // For every other verb --actor says who records; here it says whose entries to show.
    private string? ActorOf(ParseResult parse) =>
        parse.GetValue(_by)
        ?? (parse.GetResult(GlobalOptions.Actor) is { Implicit: false } ? parse.GetValue(GlobalOptions.Actor) : null);
}
