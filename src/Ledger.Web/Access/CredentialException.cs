using Ledger.Domain;

namespace Ledger.Web.Access;

/// <summary>Why a key or a token does not hold; the framework passes on such a reason as an exception.</summary>
/// <param name="why">The reason.</param>
internal sealed class CredentialException(Sentence why) : Exception(why.English)
{
    /// <summary>The reason.</summary>
    public Sentence Why => why;
}
