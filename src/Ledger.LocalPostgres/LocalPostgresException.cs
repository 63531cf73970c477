namespace Ledger.LocalPostgres;

/// <summary>There can be no local database. The message is one sentence for the user: what is missing.</summary>
public sealed class LocalPostgresException : Exception
{
    /// <summary>With the sentence for the user.</summary>
    public LocalPostgresException(string message) : base(message) { }

    /// <summary>With the sentence for the user and what lies beneath it.</summary>
    public LocalPostgresException(string message, Exception? inner) : base(message, inner) { }
}
