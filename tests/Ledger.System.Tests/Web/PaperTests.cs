using Microsoft.Playwright;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>A page on paper says by itself where it comes from: on A4, under every sheet.</summary>
[Collection(SiteCollection.Name)]
public sealed class PaperTests(Site site)
{
    private const double WidthOfA4 = 595;
    private const double HeightOfA4 = 842;

    [Theory]
    [InlineData("/plannen/" + Addresses.ThemePlan + "?besloten=2025", "besloten tot en met 31 december 2025")]
    [InlineData("/waarom/" + Addresses.Plan + "/kinderen-in-armoede/2028", "alles wat is vastgelegd")]
    [InlineData("/rapporten/mandaat", "alles wat is vastgelegd")]
    public async Task Every_sheet_has_the_lens_the_address_and_the_checkpoint(string address, string lens)
    {
        var page = await site.Page();
        await page.GotoAsync(address);
        var root = await page.InnerTextAsync(".voet__zegel");
        var bytes = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });

        using var paper = PdfDocument.Open(bytes);
        foreach (var sheet in paper.GetPages())
        {
            sheet.Width.ShouldBe(WidthOfA4, 1);
            sheet.Height.ShouldBe(HeightOfA4, 1);
            var text = Close(string.Concat(sheet.Letters.Select(l => l.Value)));
            text.ShouldContain(Close(lens), customMessage: $"sheet {sheet.Number}");
            text.ShouldContain(Close(site.Url + address), customMessage: $"sheet {sheet.Number}");
            text.ShouldContain(root, customMessage: $"sheet {sheet.Number}");
        }
    }

    // Where lines break is of no account.
    private static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
