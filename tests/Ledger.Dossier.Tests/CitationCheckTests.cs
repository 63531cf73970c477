using System.Security.Cryptography;
using System.Text;
using Ledger.Domain;
using Ledger.Dossier.Citations;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>Citations against the text of the documents.</summary>
public sealed class CitationCheckTests : IDisposable
{
    private const string Document =
        """
        Omslag
        1 Inleiding
        Dit plan gaat over armoe-
        de in onze gemeente, “Dronten”.
        2 Doelen
        Minder kinderen
        in armoede: 3,6%   Maximaal 2,3%
        3 Geld
        Post A 61.596 en 161.596,50

        """;

    private readonly MemoryLedger _ledger = new();
    private readonly TempDossier _dossier = new();
    private readonly DirectoryInfo _documents = Directory.CreateTempSubdirectory("documents-");

    public void Dispose()
    {
        _dossier.Dispose();
        _documents.Delete(recursive: true);
    }

    [Fact]
    public async Task What_stands_at_its_place_is_found()
    {
        var result = await Check(Document);

        result.Missing.ShouldBeEmpty();
        (result.Found, result.Explained, result.Unchecked).ShouldBe((result.Citations, 0, 0));
    }

    [Theory]
    [InlineData("Maximaal 2,3%", "Maximaal 2,4%", "§2", "Minder kinderen in armoede … Maximaal 2,3%", "Maximaal 2,3%")]
    [InlineData("Minder kinderen", "Meer kinderen", "§2", "Minder kinderen", "Minder kinderen")]
    [InlineData("", "", "§2", "Dit plan gaat over armoede", "Dit plan gaat over armoede")]
    public async Task What_does_not_stand_there_is_missing_with_its_line(
        string from, string to, string place, string quote, string sought)
    {
        var text = from.Length == 0 ? Document : Document.Replace(from, to, StringComparison.Ordinal);
        _dossier.Edit("rij: 1, tekst: Minder kinderen in armoede", $"rij: 1, tekst: \"{quote}\"");

        var result = await Check(text);

        result.Missing.ShouldHaveSingleItem().ShouldBe(
            new MissingCitation(TempDossier.File, 39, "het-plan", place, sought));
    }

    [Fact]
    public async Task What_is_explained_is_not_missing()
    {
        _dossier.Edit("tekst: Minder kinderen in armoede", "tekst: Minder kindren, verklaring: Scanfout");

        var result = await Check(Document);

        result.Missing.ShouldBeEmpty();
        result.Explained.ShouldBe(1);
    }

    [Fact]
    public async Task A_heading_that_is_not_there_is_missing_once()
    {
        var result = await Check(Document.Replace("2 Doelen", "2 Anders", StringComparison.Ordinal));

        result.Missing.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => m.Locator.ShouldBe("§2"), m => m.Sought.ShouldBe("2 Doelen"));
        result.Unchecked.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_document_with_another_content_is_missing()
    {
        await Import(Document);
        await File.WriteAllTextAsync(Path.Combine(_documents.FullName, "plan.txt"), Document + " ");

        var result = await CitationCheck.Run(_ledger.Log, TenantId.Parse("gm0303"), _documents.FullName);

        result.Missing.ShouldHaveSingleItem().Sought.ShouldBe($"sha256 {Digest(Document)}");
        result.Found.ShouldBe(0);
    }

    [Fact]
    public async Task The_citation_of_what_was_put_right_no_longer_counts()
    {
        _dossier.Edit("rij: 1, tekst: Minder kinderen in armoede", "rij: 1, tekst: Niet te vinden");
        (await Check(Document)).Missing.Count.ShouldBe(1);
        _dossier.Edit("rij: 1, tekst: Niet te vinden", "rij: 1, tekst: Minder kinderen in armoede");
        _dossier.Edit("titel: Minder kinderen in armoede", "titel: Minder kinderen");
        _dossier.Edit("wanneer: vanaf 2025", "wanneer: nu");
        _dossier.Edit("waarde: 3.6", "waarde: 3.7");
        _dossier.Edit("{hoogstens: 2.3}", "{hoogstens: 2.2}");
        _dossier.Edit("richting: dalen", "richting: stijgen");
        _dossier.Edit("titel: Een activiteit", "titel: Nog een activiteit");

        (await Check(Document)).Missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("61.596", true)]
    [InlineData("161.596,50", true)]
    [InlineData("161.596", false)]
    [InlineData("1.596", false)]
    [InlineData("596,50", false)]
    [InlineData("61 .596", false)]
    [InlineData("armoede in", true)]
    [InlineData("armoe-de", true)]
    [InlineData("armoe de", true)]
    [InlineData("\"Dronten\"", true)]
    [InlineData("kinderenin armoede", true)]
    [InlineData("Kinderen", false)]
    [InlineData("3,6%Maximaal", true)]
    public void Figures_are_strict_and_layout_is_not(string words, bool isThere)
    {
        var text = NormalText.Of(Document);

        text.Find(NormalText.Of(words), 0, text.Length).HasValue.ShouldBe(isThere);
    }

    [Theory]
    [InlineData("financiéle", "financiële")]
    [InlineData("de ‘wijk’", "de 'wijk'")]
    [InlineData("post\u00a0A", "post A")]
    public void Accents_and_quotation_marks_are_read_alike(string document, string words)
    {
        var text = NormalText.Of(document);

        text.Find(NormalText.Of(words), 0, text.Length).ShouldBe((0, text.Length));
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task Import(string text)
    {
        const string digest = "79e2def1a84ec698ebb0ca5ff37eb2f6ac8a1e8d8fc8dba2a42e1a6a45b1f0aa";
        if (_dossier.Text.Contains(digest, StringComparison.Ordinal))
        {
            _dossier.Edit(digest, Digest(text));
        }

        (await _ledger.Import(_dossier)).Problems.ShouldBeEmpty();
    }

    private async Task<CitationCheckResult> Check(string text)
    {
        await Import(text);
        await File.WriteAllTextAsync(Path.Combine(_documents.FullName, "plan.txt"), text);
        return await CitationCheck.Run(_ledger.Log, TenantId.Parse("gm0303"), _documents.FullName);
    }
}
