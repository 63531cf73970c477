using System.Diagnostics;

namespace Ledger.Domain.Sources;

/// <summary>What commands on sources share.</summary>
internal static class SourceRules
{
    internal static UnreachableException Unhandled(Source source) => new($"Unhandled state {source.GetType().Name}.");

    internal static bool IsMalformed(SourceText? text) =>
        text is not null && !(text.Sha256.Length == 64 && text.Sha256.All(char.IsAsciiHexDigitLower));
}
