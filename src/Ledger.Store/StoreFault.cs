namespace Ledger.Store;

/// <summary>Why the log cannot be used at all: about the database, never about what was asked of it.</summary>
/// <param name="Sentence">One sentence for the person in front of it.</param>
public abstract record StoreFault(string Sentence)
{
    /// <summary>Nobody answers, or the connection broke and stayed broken.</summary>
    /// <param name="Server">Host and port.</param>
    /// <param name="Reason">What the network or the server said.</param>
    public sealed record Unreachable(string Server, string Reason)
        : StoreFault($"PostgreSQL at {Server} cannot be reached: {Reason}");

    /// <summary>The server is there, the database is not.</summary>
    public sealed record DatabaseMissing(string Database)
        : StoreFault($"There is no database named {Database} on the server.");

    /// <summary>The database has no ledger yet.</summary>
    public sealed record SchemaMissing(string Database)
        : StoreFault($"Database {Database} has no ledger yet: run `ledger init`.");

    /// <summary>The database has a ledger, and not what Marten needs beside it.</summary>
    public sealed record MartenMissing(string Database)
        : StoreFault($"Database {Database} is not prepared for Marten: run `ledger init --engine marten`.");

    /// <summary>What is named like our schema was made by something else.</summary>
    /// <param name="Database">The database.</param>
    /// <param name="What">What is different, as the end of a sentence.</param>
    public sealed record ForeignSchema(string Database, string What)
        : StoreFault($"Schema `ledger` of database {Database} is not a ledger's: {What}.");

    /// <summary>A newer program made the schema.</summary>
    public sealed record NewerSchema(int Found, int Known)
        : StoreFault($"The schema has version {Found}; this program knows up to {Known}. Use a newer program.");

    /// <summary>An older program made the schema and nobody upgraded it.</summary>
    public sealed record OlderSchema(int Found, int Known)
        : StoreFault($"The schema has version {Found}; this program needs {Known}: run `ledger init`.");

    /// <summary>The server lets us in nowhere, or not here.</summary>
    public sealed record NotAllowed(string Reason) : StoreFault($"The database does not allow it: {Reason}");

    /// <summary>The database works, and gave no answer within the time set for it.</summary>
    public sealed record Busy(string Reason) : StoreFault($"The database is too busy: {Reason}");
}

/// <summary>The log could not be used; <see cref="Fault"/> says why. Nothing says whether an append was recorded: the
/// same append again gives the receipts, or records it.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Wraps a fault.</summary>
    public StoreException(StoreFault fault, Exception? cause = null)
        : base(fault.Sentence, cause) => Fault = fault;

    /// <summary>Why.</summary>
    public StoreFault Fault { get; }
}
