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

    private static async Task<string> Change(HttpClient browser, string old, string wanted, string? again = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await GuardedWeb.FormToken(browser, "/wachtwoord"),
            ["oud"] = old,
            ["nieuw"] = wanted,
            ["nogmaals"] = again ?? wanted,
        });
        using var answer = await browser.PostAsync("/wachtwoord", form, Cancel);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }
}
