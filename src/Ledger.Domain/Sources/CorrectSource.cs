using static Ledger.Domain.Sources.SourceEvent;

namespace Ledger.Domain.Sources;

/// <summary>Puts right how a source was registered. Only a rectificatie may do this.</summary>
/// <param name="Corrected">The source as it should have been registered.</param>
public sealed record CorrectSource(SourceRegistered Corrected) : ICommand<Source, SourceEvent>, ICorrection
{
    /// <inheritdoc/>
    public Outcome<SourceEvent> Decide(Source source) => source switch
    {
        Source.Known k when k.Registration == Corrected => Outcome<SourceEvent>.Unchanged,
        Source.Unknown => (Refusal.SourceUnknown, Corrected.Title),
        _ when string.IsNullOrWhiteSpace(Corrected.Title) => (Refusal.TitleMissing, ""),
        _ when SourceRules.IsMalformed(Corrected.Text) => (Refusal.DigestMalformed, $"{Corrected.Text?.Sha256}"),
        Source.Known => Corrected,
        _ => throw SourceRules.Unhandled(source),
    };
}
