using System.Text;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>Files that are not fit to be read as a dossier at all.</summary>
public sealed class DossierFileTests
{
    [Theory]
    [InlineData("", "The file is empty.", 1)]
    [InlineData("# niets\n", "The file is empty.", 1)]
    [InlineData("a: &x 1\n", "YAML anchors (&) are not allowed; write it out.", 1)]
    [InlineData("a: 1\nb: *x\n", "YAML aliases (*) are not allowed; write it out.", 2)]
    [InlineData(
        "a: !!python/object:os.system x\n", "YAML tags (tag:yaml.org,2002:python/object:os.system) are not allowed.",
        1)]
    [InlineData(
        "plannen: []\n---\nplannen: []\n", "The file holds more than one YAML document; a dossier file is one.", 2)]
    [InlineData("plannen: []\nbronnen: []\nplannen: []\n", "The key 'plannen' is given twice; first on line 1.", 3)]
    [InlineData("- plannen\n", "A block of keys is needed here, not a list.", 1)]
    [InlineData("[a]: b\n", "A key is a word, not a list.", 1)]
    [InlineData("document: \"a\u0001b\"\n", "", 1)]
    public void A_file_that_is_no_dossier_file_is_refused(string text, string message, int line)
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", text);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.File.ShouldBe("2026-ander.yaml");
        problem.Line.ShouldBe(line);
        problem.Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("plannen:\n\t- id: x\n", 2, "A tab cannot indent; use spaces.")]
    [InlineData("plannen:\n  - {id: x\n", 3, "This is not valid YAML")]
    [InlineData("plannen: [\n", 2, "This is not valid YAML")]
    [InlineData("a: b: c\n", 1, "This is not valid YAML")]
    public void Bad_syntax_is_named_where_it_is(string text, int line, string message)
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", text);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.Message.ShouldContain(message);
        problem.Line.ShouldBe(line);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused_at_its_first_wrong_line()
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", Encoding.Latin1.GetBytes("plannen:\n  - id: x\n    titel: Financiële\n"));

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.ToString().ShouldBe("2026-ander.yaml:3: The file is not UTF-8; save it as UTF-8.");
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_once_and_takes_no_memory()
    {
        using var dossier = new TempDossier();
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; bomb.Length < 10_000_000; i++)
        {
            bomb.Append(i).Append(": &a").Append(i).Append(" [");
            bomb.AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        dossier.Write("2026-bom.yaml", bomb.ToString());
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.ToString().ShouldBe("2026-bom.yaml:1: YAML anchors (&) are not allowed; write it out.");
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public void A_file_past_20_MB_is_not_even_read()
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-groot.yaml", new byte[20_000_001]);

        dossier.Read().Problems.ShouldHaveSingleItem().Message.ShouldBe("The file is larger than 20 MB.");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Nesting_without_end_is_refused(string open, string close)
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-diep.yaml", "plannen: " + string.Concat(Enumerable.Repeat(open, 100_000))
            + string.Concat(Enumerable.Repeat(close, 100_000)));

        dossier.Read().Problems.ShouldHaveSingleItem().Message.ShouldBe("Nested deeper than 64 levels.");
    }

    [Theory]
    [InlineData("gemeente: gm303\nnaam: Dronten\nmedewerker: m\n", 1, "'gm303' is not a CBS code such as gm0303.")]
    [InlineData("naam: Dronten\nmedewerker: m\n", 1, "The key 'gemeente' is missing.")]
    [InlineData("gemeente: gm0303\nnaam: Dronten\nmedewerker: Jan Jansen\n", 3, "is not an id of lower-case letters")]
    public void The_municipality_must_be_said(string text, int line, string message)
    {
        using var dossier = new TempDossier();
        dossier.Write("gemeente.yaml", text);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        (problem.File, problem.Line).ShouldBe(("gemeente.yaml", line));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void A_folder_without_a_municipality_is_refused()
    {
        using var dossier = new TempDossier();
        File.Delete(Path.Combine(dossier.Path, "gemeente.yaml"));

        dossier.Read().Problems.ShouldHaveSingleItem().File.ShouldBe("gemeente.yaml");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_so()
    {
        DossierReader.Read("/nergens/dossier", TempDossier.Today).Problems.ShouldHaveSingleItem()
            .Message.ShouldBe("There is no such file or folder.");
    }

    [Fact]
    public void A_file_of_noise_never_throws()
    {
        var random = new Random(20261123);
        var letters = "ab\u0001:-{}[]\n \t\"'#&*!|>%@`,?0123456789é\u0000".ToCharArray();
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string(random.GetItems(letters, random.Next(1, 200)));
            var problems = new Problems();
            Yaml.YamlFile.Parse(text, new Mark("ruis.yaml", 1, ""), problems)?.Fields("a", "b").List("a");
        }
    }
}
