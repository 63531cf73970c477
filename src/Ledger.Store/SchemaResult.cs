namespace Ledger.Store;

/// <summary>What became of installing the schema.</summary>
public abstract record SchemaResult
{
    private SchemaResult() { }

    /// <summary>The schema stands and has this program's version.</summary>
    /// <param name="Version">The version it has now.</param>
    /// <param name="Before">The version it had; 0 when there was none.</param>
    /// <param name="HasRoles">Whether our three roles exist and have their
    /// grants; when false, an administrator runs <c>ops/postgres/roles.sql</c> and then installs again.</param>
    public sealed record Ready(int Version, int Before, bool HasRoles) : SchemaResult;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(StoreFault Fault) : SchemaResult;
}
