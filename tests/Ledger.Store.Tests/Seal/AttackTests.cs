using System.Globalization;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>
/// The superuser rewrites the database at random, and the audit finds it every time, names the field where one was
/// changed; given the last checkpoint that was kept. <c>LEDGER_ATTACKS</c> sets how many (300),
/// <c>LEDGER_ATTACK_SEED</c> where to begin.
/// </summary>
public sealed class AttackTests(LedgerDatabase database, ITestOutputHelper output) : IClassFixture<LedgerDatabase>
{
    internal static int Attacks => Number("LEDGER_ATTACKS") ?? 300;

    [Fact]
    public async Task Whatever_is_rewritten_is_found_and_named()
    {
        var seed = Number("LEDGER_ATTACK_SEED") ?? Environment.TickCount;
        output.WriteLine($"{Attacks} attacks from seed {seed}");
        var random = new Random(seed);
        using var log = new SealedLog(database.Source);
        var kept = await Prepare(log, random);
        for (var i = 0; i < Attacks; i++)
        {
            var attack = Attack.All[i % Attack.All.Count];
            await attack.Do(log, random);
            var report = await log.Audit(kept);

            var said = $"attack {i} of seed {seed}: {attack}; said: {string.Join(" | ", report.Problems.Take(3))}";
            report.Ok.ShouldBeFalse(said);
            report.Problems.Select(p => p.Kind).Intersect(attack.Kinds).ShouldNotBeEmpty(said);
            if (attack.Field is { } field)
            {
                report.Problems.SelectMany(p => p.Fields)
                    .ShouldContain(f => f.StartsWith(field, StringComparison.Ordinal), said);
            }

            await Attack.Load(log, "saved");
            if (i % 50 == 0)
            {
                (await log.Audit(kept)).Problems.ShouldBeEmpty(said);
            }
        }
    }

    private static async Task<KeptCheckpoint> Prepare(SealedLog log, Random random)
    {
        using var neighbour = new SealedLog(log.Source);
        await log.Record(random, 40);
        await neighbour.Record(random, 5);
        await log.Seal();
        await Attack.Save(log, "older");
        await log.Record(random, 30);
        await neighbour.Record(random, 5);
        var last = await log.Seal();
        await Attack.Save(log, "saved");
        await Attack.Disarm(log);
        return new KeptCheckpoint(last, "The checkpoint in the minutes");
    }

    internal static int? Number(string variable) => int.TryParse(
        Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>
/// An untouched log never alarms: a tenth as many logs as there are attacks, in a database of their own, because an
/// attack puts back whole tables.
/// </summary>
public sealed class UntouchedLogTests(LedgerDatabase database, ITestOutputHelper output) : IClassFixture<LedgerDatabase>
{
    [Fact]
    public async Task An_untouched_log_never_alarms()
    {
        var seed = AttackTests.Number("LEDGER_ATTACK_SEED") ?? Environment.TickCount;
        output.WriteLine($"{AttackTests.Attacks / 10} logs from seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < AttackTests.Attacks / 10; i++)
        {
            using var log = new SealedLog(database.Source);
            List<KeptCheckpoint> kept = [];
            for (var part = random.Next(1, 4); part > 0; part--)
            {
                await log.Record(random, random.Next(1, 9));
                kept.Add(new KeptCheckpoint(await log.Seal(), $"Checkpoint {part}"));
            }

            await log.Record(random, random.Next(0, 3));
            (await log.Audit([.. kept])).Problems.ShouldBeEmpty($"log {i} of seed {seed}");
            (await log.AuditAtHome()).Problems.ShouldBeEmpty($"log {i} of seed {seed}");
        }
    }
}
