using System.Net.Mail;

namespace Ledger.Web;

/// <summary>Whom the users of the API turn to.</summary>
/// <param name="Name">Who that is; not the whole organisation (/core/doc-openapi-contact).</param>
/// <param name="Email">The address of the mail.</param>
/// <param name="Url">Where more is said.</param>
public sealed record ApiContact(string Name, string Email, Uri Url)
{
    /// <summary>Nobody in particular, as long as it is not served to others.</summary>
    public static ApiContact None { get; } = new(
        "Beheer van het verantwoordingsregister", "verantwoordingsregister@example.org",
        new Uri("https://example.org/verantwoordingsregister"));

    /// <summary>
    /// Reads <c>Naam &lt;adres@gemeente.nl&gt; https://gemeente.nl/register</c>; null when it is not so.
    /// </summary>
    public static ApiContact? Parse(string text)
    {
        var space = text.LastIndexOf(' ');
        return space > 0
            && MailAddress.TryCreate(text[..space], out var mail) && mail.DisplayName.Length > 0
            && Uri.TryCreate(text[(space + 1)..], UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
                ? new ApiContact(mail.DisplayName, mail.Address, url)
                : null;
    }
}
