using Shouldly;

namespace Ledger.System.Tests.Tidy;

/// <summary>What is not as it should be, one line a place.</summary>
internal static class Findings
{
    /// <summary>Fails with every place and what to do about it.</summary>
    public static void ShouldBeNone(this IEnumerable<string> found, string instead)
    {
        var places = found.ToList();
        if (places.Count > 0)
        {
            throw new ShouldAssertException($"{instead} ({places.Count})\n{string.Join('\n', places)}");
        }
    }
}
