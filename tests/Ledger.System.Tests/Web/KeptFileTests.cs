using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.System.Tests.Tidy;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>Whoever kept something of the seal has it checked on a page, and is told what came of it.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class KeptFileTests(Site site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_pages_give_to_keep_holds_when_it_comes_back()
    {
        using var http = Client();
        foreach (var (address, says) in new[]
        {
            ("/bewijs/zegel.txt", "Dit zegel is van dit register"),
            ("/bewijs/1", "Dit bewijs is van dit register"),
            ("/bewijs/sleutels.txt", "Dit is een sleutel waarmee dit register ondertekent"),
            ($"/bewijs/plan/{Addresses.ThemePlan}.zip", "gebeurtenissen in dit archief zijn bewezen"),
        })
        {
            var (status, page) = await Send(http, await http.GetByteArrayAsync(address, Cancel));
            status.ShouldBe(HttpStatusCode.OK, address);
            page.ShouldContain("Het klopt<", customMessage: address);
            page.ShouldContain(says, customMessage: address);
        }
    }

    [Fact]
    public async Task What_was_forged_is_told_in_words_and_what_is_no_such_file_too()
    {
        using var http = Client();
        var seal = await http.GetStringAsync("/bewijs/zegel.txt", Cancel);
        var lines = seal.Split('\n');
        var forged = seal.Replace($"\n{lines[1]}\n", "\n17\n", StringComparison.Ordinal);

        var (status, page) = await Send(http, Encoding.UTF8.GetBytes(forged));
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Het klopt niet<");
        page.ShouldContain("de ondertekening is niet van een sleutel van dit register", Case.Insensitive);
        (status, page) = await Send(http, "Notulen"u8.ToArray());
        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("geen zegel, geen bewijs");
        (status, page) = await Send(http, []);
        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("Kies eerst een bestand");
        (status, page) = await Send(http, new byte[33 * 1024 * 1024]);
        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("groter dan 32 MB");
        using var answer = await http.PostAsync("/bewijs", new StringContent("x"), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "not from a form of ours");
    }

    [Theory]
    [InlineData("/bewijs/999999")]
    [InlineData("/bewijs/plan/er-is-geen-plan.zip")]
    [InlineData("/bewijs/plan/Geen_Kenmerk.zip")]
    public async Task There_is_no_proof_of_what_is_not_there(string address)
    {
        using var http = Client();
        using var answer = await http.GetAsync(address, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_council_member_has_the_seal_of_the_minutes_checked_without_script(int width)
    {
        using var http = Client();
        var kept = Path.Combine(Path.GetTempPath(), $"zegel-{width}.txt");
        await File.WriteAllTextAsync(kept, await http.GetStringAsync("/bewijs/zegel.txt", Cancel), Cancel);
        var page = await site.Page(width, script: false);
        await page.GotoAsync("/bewijs");
        await page.GetByLabel("Een bewaard zegel").SetInputFilesAsync(kept);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reken na" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Het klopt");
        var result = await page.ContentAsync();

        // axe needs script; it looks at the same page.
        var scripted = await site.Page(width);
        await scripted.GotoAsync("/bewijs");
        await scripted.GetByLabel("Een bewaard zegel").SetInputFilesAsync(kept);
        await scripted.GetByRole(AriaRole.Button, new() { Name = "Reken na" }).ClickAsync();
        await Assertions.Expect(scripted.Locator("h1")).ToHaveTextAsync("Het klopt");
        (await Axe.Look(scripted, "/bewijs, uitslag", width)).ShouldBeNone("/bewijs, uitslag");
        result.ShouldContain("precies zo");
        File.Delete(kept);
    }

    // With the cookie that goes with the token of the form.
    private HttpClient Client() => new() { BaseAddress = new Uri(site.Url) };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private static async Task<(HttpStatusCode Status, string Page)> Send(HttpClient http, byte[] file)
    {
        var token = Token().Match(await http.GetStringAsync("/bewijs", Cancel)).Groups[1].Value;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "bestand", "bestand.txt" },
        };
        using var answer = await http.PostAsync("/bewijs", form, Cancel);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
    }
}
