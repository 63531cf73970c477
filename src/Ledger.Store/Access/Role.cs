namespace Ledger.Store.Access;

/// <summary>What somebody may do, in one word.</summary>
public enum Role
{
    /// <summary>Reads what is public.</summary>
    Public,

    /// <summary>Reads and records, for the own municipality.</summary>
    Officer,

    /// <summary>Reads everything, the names behind pseudonyms and the access log included; records nothing.</summary>
    Auditor,

    /// <summary>Manages accounts, keys and projections; records nothing.</summary>
    Administrator,
}

/// <summary>How roles are called where they are stored and in tokens: by their Dutch names.</summary>
public static class RoleNames
{
    private static readonly string[] Names = ["publiek", "medewerker", "auditor", "beheerder"];

    /// <summary>The name of a role.</summary>
    public static string Word(this Role role) => Names[(int)role];

    /// <summary>The role of this name; null when there is none.</summary>
    public static Role? TryParse(string? name) =>
        Array.IndexOf(Names, name) is var at and >= 0 ? (Role)at : null;
}
