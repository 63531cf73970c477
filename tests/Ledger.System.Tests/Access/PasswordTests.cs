using System.Net;
using Ledger.Store.Access;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>Changing one's own password, on a page.</summary>
[Collection(GuardedCollection.Name)]
public sealed class PasswordTests(GuardedWeb web)
{
    private const string Other = "nietje-batterij-paard";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_knows_the_password_gives_another_and_is_signed_out_elsewhere()
    {
        const string name = "wisselaar";
        await web.AddAccount(name, Role.Officer);
        using var browser = await web.SignedIn(name);
        using var elsewhere = await web.SignedIn(name);

        (await Change(browser, "iets-heel-anders-1", Other)).ShouldContain("Het huidige wachtwoord klopt niet");
        (await Change(browser, GuardedWeb.Password, "kort")).ShouldContain("ten minste 15 tekens");
        (await Change(browser, GuardedWeb.Password, Other, "iets anders")).ShouldContain("niet gelijk");
        (await Change(browser, GuardedWeb.Password, GuardedWeb.Password)).ShouldContain("is het oude");
        (await Change(browser, GuardedWeb.Password, Other)).ShouldContain("Uw wachtwoord is gewijzigd");

        (await browser.GetStringAsync("/wachtwoord", Cancel)).ShouldContain(name);
        using var gone = await elsewhere.GetAsync("/wachtwoord", Cancel);
        gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var anew = web.Browser();
        using var old = await GuardedWeb.SendSignIn(anew, name, GuardedWeb.Password);
        old.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var right = await GuardedWeb.SendSignIn(anew, name, Other);
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await web.Log.Read(new AccessQuestion(Limit: 200), Cancel)).Select(e => e.Entry)
            .Where(e => e.Action == "wachtwoord wijzigen").Select(e => e.Result)
            .ShouldBe([AccessEntry.Done, AccessEntry.Denied]);
    }

    [Fact]
    public async Task The_page_is_a_link_away_and_speaks_the_language_of_its_address()
    {
        const string name = "lezeres";
        await web.AddAccount(name, Role.Auditor);
        using var browser = await web.SignedIn(name);

        var plans = await browser.GetStringAsync("/plannen?taal=en", Cancel);
        plans.ShouldContain("href=\"/wachtwoord?taal=en\">Password</a>");
        plans.ShouldContain("href=\"/afmelden?taal=en\">Sign out</a>");
        var page = await browser.GetStringAsync("/wachtwoord?taal=en", Cancel);
        page.ShouldContain("<html lang=\"en\"");
        page.ShouldContain("Present password");
        page.ShouldContain("href=\"/wachtwoord\" lang=\"nl\"");
        (await Change(browser, GuardedWeb.Password, Other, "anders", "/wachtwoord?taal=en"))
            .ShouldContain("The two new passwords are not the same. Nothing is changed.");
        (await browser.GetStringAsync("/toegang?taal=en", Cancel)).ShouldContain("Who was let in and who was not?");
        using var nobody = web.Browser();
        (await nobody.GetStringAsync("/aanmelden?taal=en", Cancel)).ShouldContain("Reading needs no account.");
        using var asked = await nobody.GetAsync("/vastleggen?taal=en", Cancel);
        asked.Headers.Location!.ToString().ShouldBe("/aanmelden?terug=%2Fvastleggen%3Ftaal%3Den&taal=en");
    }

    private static async Task<string> Change(HttpClient browser, string old, string wanted, string? again = null,
        string page = "/wachtwoord")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await GuardedWeb.FormToken(browser, page),
            ["oud"] = old,
            ["nieuw"] = wanted,
            ["nogmaals"] = again ?? wanted,
        });
        using var answer = await browser.PostAsync(page, form, Cancel);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }
}
