using System.Text.RegularExpressions;
using Ledger.System.Tests.Tidy;
using Ledger.Web;
using Ledger.Web.Recording;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>The frame, the lens and the labels are there in English too; what the documents say stays Dutch.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class LanguageTests(Site site)
{
    [Fact]
    public void No_words_of_the_interface_lack_their_English()
    {
        var folder = Path.Combine(SourceTree.Root, "src", "Ledger.Web");
        var said = Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Said().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToList();
        said.Count.ShouldBeGreaterThan(40);
        said.Where(dutch => Language.English[dutch] == dutch && dutch != "Plan").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_language_stays_while_one_follows_links()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("en");
        await page.GetByLabel("Search for a goal, indicator, decision or source").FillAsync("kinderen in armoede");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.Locator(".treffers a").First.ClickAsync();
        (await page.InnerTextAsync(".lens__kop")).ShouldBe("State: everything recorded");
        (await page.InnerTextAsync(".rijen")).ShouldContain("Where it is written");
        (await page.InnerTextAsync("h1")).ShouldBe("% kinderen in armoede");
        await page.GetByRole(AriaRole.Link, new() { Name = "Plans", Exact = true }).ClickAsync();
        (await page.InnerTextAsync("h1")).ShouldBe("Plans");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nederlands" }).ClickAsync();
        page.Url.ShouldNotContain("taal");
        (await page.InnerTextAsync("h1")).ShouldBe("Plannen");
    }

    [Fact]
    public void No_form_lacks_its_English()
    {
        var said = FormKind.All.SelectMany(k => k.Fields.SelectMany(f => new[] { f.Label, f.Hint })
            .Concat([k.Group, k.Title, k.Hint])).OfType<string>().Distinct().ToList();
        said.Count.ShouldBeGreaterThan(100);
        said.Where(dutch => Language.English[dutch] == dutch).ShouldBeEmpty();
    }

    [GeneratedRegex("""\bT\("([^"]+)"\)""")]
    private static partial Regex Said();
}
