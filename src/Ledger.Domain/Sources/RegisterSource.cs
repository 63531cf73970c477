using static Ledger.Domain.Sources.SourceEvent;

namespace Ledger.Domain.Sources;

/// <summary>Registers a document, web page or data set.</summary>
/// <param name="Source">What it is.</param>
public sealed record RegisterSource(SourceRegistered Source) : ICommand<Source, SourceEvent>
{
    /// <inheritdoc/>
    public Outcome<SourceEvent> Decide(Source source) => source switch
    {
        Sources.Source.Known k when k.Registration == Source => Outcome<SourceEvent>.Unchanged,
        _ when string.IsNullOrWhiteSpace(Source.Title) => (Refusal.TitleMissing, ""),
        Sources.Source.Known => (Refusal.SourceExists, Source.Title),
        _ when SourceRules.IsMalformed(Source.Text) => (Refusal.DigestMalformed, $"{Source.Text?.Sha256}"),
        Sources.Source.Unknown => Source,
        _ => throw SourceRules.Unhandled(source),
    };
}
