using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit.Sdk;

namespace Ledger.Domain.Tests.Laws;

/// <summary>
/// A law holds for many random cases. The seed is printed; <c>LEDGER_SEED</c> in the environment runs the same cases
/// again.
/// </summary>
internal static class Law
{
    private const string Seed = "LEDGER_SEED";

    /// <summary>Checks a law, and on failure looks for a smaller case that fails too.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> law, int times = 200, Func<T, IEnumerable<T>>? smaller = null)
    {
        var seed = Environment.GetEnvironmentVariable(Seed) is { Length: > 0 } text
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : (ulong)Random.Shared.NextInt64();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Seed}={seed}");
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(times)
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        try
        {
            Check.One(config, Prop.ForAll(Arb.From(cases, smaller ?? (_ => [])), law));
        }
        catch (Exception broken)
        {
            throw new XunitException($"{Seed}={seed}: {broken.Message}", broken);
        }
    }

    /// <summary>The same list without one of its items: first without the last half, then without each.</summary>
    public static IEnumerable<IReadOnlyList<T>> Shorter<T>(IReadOnlyList<T> list)
    {
        if (list.Count > 1)
        {
            yield return [.. list.Take(list.Count / 2)];
        }

        for (var index = 0; index < list.Count; index++)
        {
            yield return [.. list.Where((_, i) => i != index)];
        }
    }
}
