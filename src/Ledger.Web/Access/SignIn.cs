using System.Diagnostics;
using Ledger.Domain;
using Ledger.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Ledger.Web.Access;

/// <summary>
/// Lets a person in. Whoever is refused learns nothing: an unknown name, a wrong password, a shut account and one that
/// must wait get the same answer at the same moment.
/// </summary>
internal sealed class SignIn(LedgerWebOptions options, IClock clock, Accounts? accounts = null, AccessLog? log = null)
    : IDisposable
{
    private const string Action = "aanmelden";
    private const int BeatMs = 500;

    private static readonly Sentence WrongPassword = new(
        "Het huidige wachtwoord klopt niet, of u moet na enkele mislukte pogingen een tijd wachten.",
        "The present password is not right, or you must wait a while after some failed attempts.");

    // Hashing is meant to be slow; many at once would leave the readers nothing.
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Begins a session when the password is the account's.</summary>
    public async Task<bool> Try(HttpContext http, string name, string password)
    {
        var clockwork = Stopwatch.StartNew();
        var session = await Find(name, password, http.RequestAborted);
        await Note(http, session is null ? AccessEntry.Denied : AccessEntry.Done, session);
        if (session is null)
        {
            await Task.Delay(BeatMs - (int)(clockwork.ElapsedMilliseconds % BeatMs), http.RequestAborted);
            return false;
        }

        await CookieSessions.Begin(http, session, clock);
        return true;
    }

    /// <summary>Begins a session by the link of this process.</summary>
    public async Task<IResult> Follow(HttpContext http, string token)
    {
        var session = accounts is not null && options.Access.Link is { } link && link.Take(token)
            ? await accounts.Find(link.Account, http.RequestAborted) : null;
        await Note(http, session is null ? AccessEntry.Denied : AccessEntry.Done, session);
        if (session is not null)
        {
            await CookieSessions.Begin(http, session, clock);
        }

        return Results.Redirect(Language.Current.Keep(session is null ? "/aanmelden" : "/"));
    }

    /// <summary>Ends every session of the account.</summary>
    public async Task<IResult> Leave(HttpContext http)
    {
        if (Visitor.Of(http.User).Session is { } session && accounts is not null)
        {
            await accounts.EndSessions(session.Name, http.RequestAborted);
            await (log?.Add(
                AccessGate.Entry(http, "afmelden", AccessEntry.Done), http.RequestAborted) ?? Task.CompletedTask);
        }

        await http.SignOutAsync(CookieSessions.Name);
        return Results.Redirect(Language.Current.Keep("/"));
    }

    public void Dispose() => _hashing.Dispose();

    /// <summary>
    /// Gives the account of a session another password. Its other sessions end; this one goes on.
    /// </summary>
    /// <returns>Null when it was done; else why it was not.</returns>
    public async Task<Sentence?> Change(HttpContext http, string old, string wanted, string again)
    {
        var (name, actor) = (Visitor.Of(http.User).Session!.Name, Visitor.Of(http.User).Actor?.ToString());
        var objection = wanted != again
            ? new("De twee nieuwe wachtwoorden zijn niet gelijk.", "The two new passwords are not the same.")
            : wanted == old ? new("Het nieuwe wachtwoord is het oude.", "The new password is the old one.")
            : Passwords.Objection(wanted, name);
        if (objection is not null)
        {
            return objection;
        }

        var entry = AccessGate.Entry(http, "wachtwoord wijzigen", AccessEntry.Denied, actor);
        if (await Right(name, old, http.RequestAborted) is not { } kept)
        {
            await (log?.Add(entry, http.RequestAborted) ?? Task.CompletedTask);
            return WrongPassword;
        }

        var act = log is null ? null : await log.Begin(entry, http.RequestAborted);
        var session = await accounts!.ChangePassword(name, kept, Passwords.Hash(wanted), http.RequestAborted)
            ? await accounts.Find(name, http.RequestAborted) : null;
        await (log?.End(act!, session is not null) ?? Task.CompletedTask);
        if (session is null)
        {
            return WrongPassword;
        }

        await CookieSessions.Begin(http, session, clock);
        return null;
    }

    private async Task<AccountSession?> Find(string name, string password, CancellationToken cancellationToken) =>
        await Right(name, password, cancellationToken) is null
            ? null : await accounts!.End(name, cancellationToken);

    /// <summary>What is kept of the password of an account; null when this is not it, or must wait.</summary>
    private async Task<string?> Right(string name, string password, CancellationToken cancellationToken)
    {
        if (accounts is null || name.Length > Passwords.Longest || password.Length > Passwords.Longest
            || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        await _hashing.WaitAsync(cancellationToken);
        try
        {
            var kept = await accounts.Begin(name, cancellationToken);
            return Passwords.IsRight(kept, password) ? kept : null;
        }
        finally
        {
            _hashing.Release();
        }
    }

    // Not the name that was tried: people type their password there.
    private Task Note(HttpContext http, string result, AccountSession? session) => log?.Add(
        AccessGate.Entry(http, Action, result, session?.Actor.ToString()) with { Object = "POST /aanmelden" },
        http.RequestAborted) ?? Task.CompletedTask;
}
