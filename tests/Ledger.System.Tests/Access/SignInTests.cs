using System.Net;
using System.Text.RegularExpressions;
using Ledger.Store.Access;
using Ledger.Web.Access;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>Signing in and out, as a person does it and as somebody who should not.</summary>
[Collection(GuardedCollection.Name)]
public sealed partial class SignInTests(GuardedWeb web)
{
    private static int _names;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_leads_to_the_page_that_was_asked_for_with_a_cookie_that_no_script_reads()
    {
        var name = await NewAccount(Role.Auditor);
        using var browser = web.Browser();
        using var sent = await browser.GetAsync("/toegang", Cancel);
        sent.Headers.Location!.OriginalString.ShouldBe("/aanmelden?terug=%2Ftoegang");

        using var answer = await GuardedWeb.SendSignIn(
            browser, name.ToUpperInvariant(), GuardedWeb.Password, "/toegang");

        answer.Headers.Location!.OriginalString.ShouldBe("/toegang");
        var cookie = answer.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("register=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        (await browser.GetStringAsync("/toegang", Cancel)).ShouldContain("Wie is toegelaten");
    }

    [Theory]
    [InlineData("https://kwaad.example")]
    [InlineData("//kwaad.example")]
    [InlineData("/\\kwaad.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_led_to_a_page_of_another(string back)
    {
        using var browser = web.Browser();
        using var answer = await GuardedWeb.SendSignIn(browser, "auditor", GuardedWeb.Password, back);
        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task Whoever_is_refused_gets_the_same_answer_and_waits_as_long()
    {
        var shut = await NewAccount(Role.Officer);
        await web.Accounts.SetLocked(shut, true, Cancel);
        var waiting = await NewAccount(Role.Officer);
        await Fail(waiting, Accounts.FreeFailures);
        var wrong = await NewAccount(Role.Officer);
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (name, password) in new[]
        {
            ("bestaat-niet", GuardedWeb.Password), (wrong, "iets-heel-anders-1"), (shut, GuardedWeb.Password),
            (waiting, GuardedWeb.Password), ("", ""),
        })
        {
            using var browser = web.Browser();
            var token = await GuardedWeb.FormToken(browser, "/aanmelden");
            var started = Stamp();
            using var answer = await Post(browser, "/aanmelden", token, ("naam", name), ("wachtwoord", password));
            (Stamp() - started).ShouldBeGreaterThan(Duration.FromMilliseconds(450), name);
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            answers.Add((answer.StatusCode, Values().Replace(html, "value=…")));
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }

        answers.Distinct().ShouldHaveSingleItem().Item1.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_and_every_further_one_doubles_the_wait()
    {
        var name = await NewAccount(Role.Officer);
        await Fail(name, Accounts.FreeFailures);
        using var browser = web.Browser();
        using var answer = await GuardedWeb.SendSignIn(browser, name, GuardedWeb.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Wait(name)).ShouldBeInRange(Duration.FromSeconds(15), Duration.FromSeconds(30));

        await Elapse(name);
        await Fail(name, 1);
        (await Wait(name)).ShouldBeInRange(Duration.FromSeconds(45), Duration.FromSeconds(60));

        await Elapse(name);
        using var right = await GuardedWeb.SendSignIn(browser, name, GuardedWeb.Password);
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await web.Accounts.List(Cancel)).Single(a => a.Name == name).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Guesses_that_are_sent_at_once_do_not_outrun_the_count()
    {
        var name = await NewAccount(Role.Officer);
        var tried = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => web.Accounts.Begin(name, Cancel)));
        tried.Count(hash => hash is not null).ShouldBe(Accounts.FreeFailures);
    }

    [Fact]
    public async Task A_session_ends_at_once_when_the_account_is_shut_changes_or_signs_out_elsewhere()
    {
        var name = await NewAccount(Role.Auditor);
        foreach (var end in new Func<Task>[]
        {
            () => web.Accounts.SetRole(name, Role.Auditor, Cancel),
            () => web.Accounts.SetPassword(name, Passwords.Hash(GuardedWeb.Password), Cancel),
            () => SignOutElsewhere(name),
            () => web.Accounts.SetLocked(name, true, Cancel),
        })
        {
            using var browser = await web.SignedIn(name);
            (await Status(browser, "/toegang")).ShouldBe(HttpStatusCode.OK);
            await end();
            (await Status(browser, "/toegang")).ShouldBe(HttpStatusCode.Redirect);
        }
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day()
    {
        var name = await NewAccount(Role.Auditor);
        var clock = new SetClock(Stamp());
        await using var other = await web.Start(new AccessOptions { Database = web.Database, Clock = clock });
        using var browser = web.Browser(new Uri(other.Urls.First()));
        (await GuardedWeb.SendSignIn(browser, name, GuardedWeb.Password)).Dispose();
        clock.Now += Duration.FromHours(8);
        (await Status(browser, "/toegang")).ShouldBe(HttpStatusCode.OK);
        clock.Now += Duration.FromHours(2);
        (await Status(browser, "/toegang")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_form_that_is_not_of_our_page_does_nothing()
    {
        using var browser = await web.SignedIn("auditor");
        using var answer = await Post(browser, "/afmelden", "iets");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Status(browser, "/toegang")).ShouldBe(HttpStatusCode.OK, "still signed in");
        (await web.Log.Read(new AccessQuestion(AccessEntry.Denied), Cancel))
            .ShouldContain(e => e.Entry.Action == "formulier insturen" && e.Entry.Object == "POST /afmelden");
    }

    [Fact]
    public async Task The_link_of_the_program_signs_in_once_and_not_after_a_quarter_of_an_hour()
    {
        var name = await NewAccount(Role.Officer);
        var clock = new SetClock(Stamp());
        var once = new SignInLink(name, clock);
        await using var other = await web.Start(
            new AccessOptions { Database = web.Database, Clock = clock, Link = once });
        var link = once.Path;
        using var browser = web.Browser(new Uri(other.Urls.First()));
        (await Status(browser, "/aanmelden/eenmalig/0000")).ShouldBe(HttpStatusCode.NotFound);
        var token = await GuardedWeb.FormToken(browser, link);
        (await Post(browser, link, token)).Dispose();
        (await Status(browser, "/afmelden")).ShouldBe(HttpStatusCode.OK);

        using var second = web.Browser(browser.BaseAddress);
        (await Status(second, link)).ShouldBe(HttpStatusCode.NotFound);
        var late = new SignInLink(name, clock);
        await using var slow = await web.Start(
            new AccessOptions { Database = web.Database, Clock = clock, Link = late });
        clock.Now += Duration.FromMinutes(16);
        using var third = web.Browser(new Uri(slow.Urls.First()));
        (await Status(third, late.Path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_somebody_tried_is_in_the_access_log_and_the_name_and_password_are_not()
    {
        const string Typed = "wachtwoord-in-naamveld";
        using var browser = web.Browser();
        (await GuardedWeb.SendSignIn(browser, Typed, GuardedWeb.Password)).Dispose();
        var entries = await web.Log.Read(new AccessQuestion(Limit: 10_000), Cancel);
        entries.ShouldContain(e => e.Entry == new AccessEntry(
            "aanmelden", "POST /aanmelden", AccessEntry.Denied, "127.0.0.1", AccessEntry.Nobody));
        string.Join('\n', entries).ShouldNotContain(Typed);
        string.Join('\n', entries).ShouldNotContain(GuardedWeb.Password);
    }

    [Theory]
    [InlineData("kort")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("jan-en-nog-een-heel-eind")]
    public void A_password_that_is_easily_guessed_is_not_taken(string password) =>
        Passwords.Objection(password, "jan").ShouldNotBeNull();

    [Fact]
    public void A_password_is_kept_as_a_salted_and_slow_hash()
    {
        var (one, other) = (Passwords.Hash(GuardedWeb.Password), Passwords.Hash(GuardedWeb.Password));
        one.ShouldNotBe(other);
        var kept = Convert.FromBase64String(one);

        // Version 1 of the framework's format: HMAC-SHA-512 is 2, then the number of iterations, both big-endian.
        kept[0].ShouldBe((byte)1);
        kept[1..5].ShouldBe([0, 0, 0, 2]);
        kept[5..9].ShouldBe([0x00, 0x03, 0x34, 0x50]);
    }

    private static Instant Stamp() => SystemClock.Instance.GetCurrentInstant();

    private async Task<string> NewAccount(Role role)
    {
        var name = $"proef-{Interlocked.Increment(ref _names)}";
        await web.AddAccount(name, role);
        return name;
    }

    private async Task Fail(string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await web.Accounts.Begin(name, Cancel)).ShouldNotBeNull();
        }
    }

    private async Task<Duration> Wait(string name) =>
        (await web.Accounts.List(Cancel)).Single(a => a.Name == name).WaitUntil!.Value - Stamp();

    private async Task Elapse(string name)
    {
        await using var command = web.Database.CreateCommand(
            $"UPDATE ledger.access_accounts SET wait_until = clock_timestamp() WHERE name = '{name}'");
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task SignOutElsewhere(string name)
    {
        using var browser = await web.SignedIn(name);
        (await Post(browser, "/afmelden", await GuardedWeb.FormToken(browser, "/afmelden"))).Dispose();
    }

    private static async Task<HttpResponseMessage> Post(
        HttpClient browser, string address, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token))
            .Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await browser.PostAsync(address, form, Cancel);
    }

    private static async Task<HttpStatusCode> Status(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Cancel);
        return answer.StatusCode;
    }

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex Values();

    private sealed class SetClock(Instant now) : IClock
    {
        public Instant Now { get; set; } = now;

        public Instant GetCurrentInstant() => Now;
    }
}
