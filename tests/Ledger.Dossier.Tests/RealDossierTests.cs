using System.Diagnostics;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>The dossier that the project carries.</summary>
public sealed class RealDossierTests(ITestOutputHelper output)
{
    [Fact]
    public void The_dossier_of_Dronten_has_no_problems()
    {
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            var reading = DossierReader.Read(Folders.Dronten, new LocalDate(2026, 11, 23));
            output.WriteLine($"{watch.ElapsedMilliseconds} ms");
            reading.Problems.Select(p => p.ToString()).ShouldBeEmpty();
            reading.Content!.Instructions.Count.ShouldBeGreaterThan(500);
            output.WriteLine(string.Join("\n", reading.Content.Instructions.GroupBy(i => i.Name).Select(g => $"{g.Key} {g.Count()}")));
        }
    }
}
