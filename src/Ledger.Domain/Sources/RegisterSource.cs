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
        _ when string.IsNullOrWhiteSpace(Source.Title) => (Refusal.TitleMissing, "title"),
        Sources.Source.Known => (Refusal.SourceExists, Source.Title),
        _ when Source.Text is { } text && !SourceRules.IsDigest(text.Sha256) => (Refusal.DigestMalformed, text.Sha256),
        _ => Source,
    };
}

/// <summary>What commands on sources share.</summary>
internal static class SourceRules
{
    internal static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
