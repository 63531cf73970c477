using System.Text.RegularExpressions;
using Ledger.System.Tests.Tidy;
using Ledger.Web;
using Ledger.Web.Recording;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>All words of ours are there in English too; what the documents say stays Dutch, and is marked so.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class LanguageTests(Site site)
{
    // What is read of a page, and what stands in the attributes that are read out; not what is marked as Dutch.
    private const string Read =
        """
        root => {
            const said = [];
            const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const of = walk.currentNode.parentElement;
                if (!of.closest('[lang=nl], script, style, code, pre, .voet__adres span')) {
                    said.push(walk.currentNode.data.replace(/\s+/g, ' ').trim());
                }
            }
            for (const of of root.querySelectorAll('[aria-label], [title], [placeholder], [data-kop], [label]')) {
                for (const name of ['aria-label', 'title', 'placeholder', 'data-kop', 'label']) {
                    if (of.hasAttribute(name) && !of.closest('[lang=nl]')) said.push('@' + of.getAttribute(name));
                }
            }
            return said.filter(text => text.length > 0);
        }
        """;

    [Fact]
    public void No_words_of_the_interface_lack_their_English()
    {
        var folder = Path.Combine(SourceTree.Root, "src", "Ledger.Web");
        var files = Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories)
            .Concat(new[] { "Host", "Recording" }.SelectMany(f => Directory.EnumerateFiles(
                Path.Combine(folder, f), "*.cs")))
            .Select(file => Joined().Replace(File.ReadAllText(file), "")).ToList();
        var said = files.SelectMany(text => Said().Matches(text).Select(m => m.Groups[1].Value))
            .Concat(files.SelectMany(text => Counted().Matches(text).Concat(Chosen().Matches(text)).SelectMany(
                m => new[] { m.Groups[1].Value, m.Groups[2].Value }))).Distinct().ToList();
        said.Count.ShouldBeGreaterThan(300);
        said.Where(dutch => !Language.English.Has(dutch)).ShouldBeEmpty();
    }

    [Fact]
    public void No_form_lacks_its_English()
    {
        var said = FormKind.All.SelectMany(k => k.Fields.SelectMany(f => new[] { f.Label, f.Hint })
            .Concat([k.Group, k.Title, k.Hint])).OfType<string>().Distinct().ToList();
        said.Count.ShouldBeGreaterThan(100);
        said.Where(dutch => !Language.English.Has(dutch)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_page_in_English_has_Dutch_words_of_ours()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync("/?taal=en");
        List<string> dutch = [];
        foreach (var address in Addresses.All.Concat(Addresses.OfOfficers))
        {
            var read = await page.EvaluateAsync<string[]>(
                $$"""
                async address => ({{Read}})(new DOMParser().parseFromString(
                    await (await fetch(address)).text(), 'text/html').body)
                """,
                Language.English.Keep(address));
            read.Length.ShouldBeGreaterThan(20, address);
            dutch.AddRange(read.Where(text => IsDutch(text) && !address.EndsWith(text, StringComparison.Ordinal))
                .Select(text => $"{address}: {text}"));
        }

        dutch.ShouldBeNone("Dutch words on English pages");
        await page.GotoAsync("/spoor?tekst=armoede&taal=en");
        string.Join('|', await page.Locator(".spoor__wat").AllInnerTextsAsync())
            .ShouldNotMatch(@"(^|; |\|)(soort|toelichting|onder|nulmeting|streefwaarde|herkomst|eenheid)\b");
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_in_English()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync("/vastleggen/bron?taal=en");
        await page.FillAsync("#v-datum", "gisteren");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look first" }).ClickAsync();
        (await page.InnerTextAsync("#fouten")).ShouldContain("‘gisteren’ is not a date");
        (await page.InnerTextAsync("#fouten")).ShouldContain("Fill in: title.");
        var read = await page.EvaluateAsync<string[]>($"() => ({Read})(document.body)");
        read.Where(text => IsDutch(text) && !text.Contains("gisteren")).ShouldBeEmpty();
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
        (await page.InnerTextAsync(".waarom__waarde")).ShouldContain("at most 2.3%");
        (await page.Locator(".waarom__waarde strong").GetAttributeAsync("lang")).ShouldBeNull();
        (await page.InnerTextAsync("h1")).ShouldBe("% kinderen in armoede");
        (await page.GetAttributeAsync("h1", "lang")).ShouldBe("nl");
        await page.GetByRole(AriaRole.Link, new() { Name = "Plans", Exact = true }).ClickAsync();
        (await page.InnerTextAsync("h1")).ShouldBe("Plans");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nederlands" }).ClickAsync();
        page.Url.ShouldNotContain("taal");
        (await page.InnerTextAsync("h1")).ShouldBe("Plannen");
    }

    [Theory]
    [InlineData("hoogstens 2,3 %", "at most 2.3%")]
    [InlineData("minstens 1.863,50", "at least 1,863.50")]
    [InlineData("tussen 6 en 8,5", "between 6 and 8.5")]
    [InlineData("6 tot 8", "6 to 8")]
    [InlineData("295 per 10.000 inwoners", "295 per 10,000 inhabitants")]
    [InlineData("-50 % ten opzichte van de nulmeting", "-50% against the baseline")]
    [InlineData("stijgt", "rises")]
    [InlineData("hoogstens 3 keer per jaar op bezoek", "hoogstens 3 keer per jaar op bezoek")]
    public void A_value_is_said_in_English_unless_it_has_words_of_a_document(string dutch, string english)
    {
        var before = global::System.Globalization.CultureInfo.CurrentUICulture;
        global::System.Globalization.CultureInfo.CurrentUICulture = Language.English.Culture;
        try
        {
            ValueWords.Say(dutch).ShouldBe(english);
            ValueWords.LangOf(dutch).ShouldBe(dutch == english ? "nl" : null);
        }
        finally
        {
            global::System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    // Words of ours that have other ones in English; or words that no English sentence has.
    private static bool IsDutch(string text) => text.StartsWith('@')
        ? HasOwn(text[1..])
        : HasOwn(text) || Dutch().IsMatch(text);

    private static bool HasOwn(string text) => Language.English.Has(text) && Language.English[text] != text;

    [GeneratedRegex("""\bT\(\s*"([^"]+)"\s*[,)]""")]
    private static partial Regex Said();

    [GeneratedRegex("""Words\.Count\((?:[^()"]|\([^()]*\))*,\s*"([^"]+)",\s*"([^"]+)"\)""")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\bT\(\s*[^""()]*\?\s*""([^""]+)""\s*:\s*""([^""]+)""")]
    private static partial Regex Chosen();

    [GeneratedRegex("""
        "\s*\+ "
        """)]
    private static partial Regex Joined();

    [GeneratedRegex(
        @"\b(het|een|voor|niet|zijn|worden|wordt|geen|naar|deze|dit|bij|ook|als|wat|wie|zoals|jaar|meer|minder|besluit"
        + @"|raad|vastgelegd|kinderen|gemeente|aantal|waarom|bron|doel|zegel|gebeurtenissen|vanaf|kies|vul|zonder)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Dutch();
}
