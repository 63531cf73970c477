namespace Ledger.Domain;

/// <summary>A sentence for a Dutch and for an English reader; keys and terms of art are the same in both.</summary>
/// <param name="Dutch">For a Dutch reader.</param>
/// <param name="English">For an English reader.</param>
public sealed record Sentence(string Dutch, string English)
{
    /// <summary>Two sentences, the one after the other.</summary>
    public static Sentence operator +(Sentence first, Sentence second) =>
        new(first.Dutch + second.Dutch, first.English + second.English);
}
