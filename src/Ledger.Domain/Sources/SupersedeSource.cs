using static Ledger.Domain.Sources.SourceEvent;

namespace Ledger.Domain.Sources;

/// <summary>Says which document takes the place of a source.</summary>
/// <param name="By">The document that takes its place.</param>
public sealed record SupersedeSource(SourceId By) : ICommand<Source, SourceEvent>
{
    /// <inheritdoc/>
    public Outcome<SourceEvent> Decide(Source source) => source switch
    {
        Source.Known k when k.SupersededBy == By => Outcome<SourceEvent>.Unchanged,
        Source.Known => new SourceSuperseded(By),
        Source.Unknown => (Refusal.SourceUnknown, ""),
        _ => throw SourceRules.Unhandled(source),
    };
}
