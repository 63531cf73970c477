using static Ledger.Domain.Sources.SourceEvent;

namespace Ledger.Domain.Sources;

/// <summary>Puts right how a source was registered. Only a rectificatie may do this.</summary>
/// <param name="Corrected">The source as it should have been registered.</param>
public sealed record CorrectSource(SourceRegistered Corrected) : ICommand<Source, SourceEvent>
{
    /// <inheritdoc/>
    public Outcome<SourceEvent> Decide(Source source) => source switch
    {
        Source.Known k when k.Registration == Corrected => Outcome<SourceEvent>.Unchanged,
        _ when Corrected.Text is { } text && !SourceRules.IsDigest(text.Sha256) =>
            (Refusal.DigestMalformed, text.Sha256),
        Source.Known => Corrected,
        _ => (Refusal.SourceUnknown, Corrected.Title),
    };
}
