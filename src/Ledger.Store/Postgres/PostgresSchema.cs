using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Ledger.Store;

/// <summary>
/// The schema <c>ledger</c> in a database: Marten's event tables and our own beside them. Versions only go up.
/// </summary>
public static class PostgresSchema
{
    /// <summary>The version that this program makes and needs.</summary>
    public const int Version = 9;

    private const int MaxTries = 5;
    private const int Roles = 3;

    // Any constant; two programs that install at once take turns by it.
    private const long InstallLock = 5496977330;

    private const string HasVersion = "SELECT to_regclass('ledger.schema_version') IS NOT NULL";

    private const string LastVersion = "SELECT coalesce(max(version), 0) FROM ledger.schema_version";

    private const string LastScript = "SELECT script FROM ledger.schema_version ORDER BY version DESC LIMIT 1";

    private const string CountRoles =
        "SELECT count(*) FROM pg_roles WHERE rolname IN ('ledger_writer', 'ledger_reader', 'ledger_admin')";

    /// <summary>
    /// Creates the schema or brings it to this program's version, in one transaction under a lock. Doing it again
    /// changes nothing. A database that Marten began with string stream ids and conjoined tenancy is taken over with
    /// its events.
    /// </summary>
    /// <returns>Ready, or the reason why nothing was changed.</returns>
    public static async Task<SchemaResult> Install(
        NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await InstallOnce(source, cancellationToken).ConfigureAwait(false);
            if (attempt == MaxTries
                || result is not SchemaResult.Failed { Fault: StoreFault.Busy or StoreFault.Unreachable })
            {
                return result;
            }

            // Appends go on meanwhile and may hold what the installation needs, or wait for what it holds.
            await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<SchemaResult> InstallOnce(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await Execute(connection, $"SELECT pg_advisory_xact_lock({InstallLock})", cancellationToken);
            await Execute(connection, "SET LOCAL client_min_messages = warning", cancellationToken);
            var found = await Inspect(connection, cancellationToken);
            if (found.Foreign is { } what)
            {
                return new SchemaResult.Failed(new StoreFault.ForeignSchema(connection.Database, what));
            }

            if (found.Version > Version)
            {
                return new SchemaResult.Failed(new StoreFault.NewerSchema(found.Version, Version));
            }

            var hasRoles = await Upgrade(connection, found.Version, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new SchemaResult.Ready(Version, found.Version, hasRoles);
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            return new SchemaResult.Failed(fault);
        }
    }

    /// <summary>Looks whether this program can use the schema, and changes nothing.</summary>
    /// <returns>Null when it can, else why not.</returns>
    public static async Task<StoreFault?> Check(NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Look(source, cancellationToken);
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            return fault;
        }
    }

    /// <summary>As <see cref="Check"/>, and lets the errors of the connection through.</summary>
    internal static async Task<StoreFault?> Look(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await Inspect(connection, cancellationToken) switch
        {
            { Foreign: { } what } => new StoreFault.ForeignSchema(connection.Database, what),
            { Version: 0 } => new StoreFault.SchemaMissing(connection.Database),
            { Version: > Version and var newer } => new StoreFault.NewerSchema(newer, Version),
            { Version: < Version and var older } => new StoreFault.OlderSchema(older, Version),
            _ => null,
        };
    }

    /// <summary>
    /// Makes what is missing or different, and notes by which script. When this script has made it all, for the roles
    /// there are, nothing is touched: no lock on a table, and no right needed to change one.
    /// </summary>
    /// <returns>Whether the roles are there.</returns>
    private static async Task<bool> Upgrade(NpgsqlConnection connection, int from, CancellationToken cancellationToken)
    {
        var install = SqlScript.Read("install.sql");
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(install)));
        var roles = await Scalar<long>(connection, CountRoles, cancellationToken);
        if (from == Version && await Scalar<string>(connection, LastScript, cancellationToken) == $"{mark} {roles}")
        {
            return roles == Roles;
        }

        for (var version = from + 1; from > 0 && version <= Version; version++)
        {
            if (SqlScript.ReadIfAny($"upgrade/{version}.sql") is { } upgrade)
            {
                await Execute(connection, upgrade, cancellationToken);
            }
        }

        await Execute(connection, install, cancellationToken);
        roles = await Scalar<long>(connection, CountRoles, cancellationToken);
        await Execute(
            connection,
            $"""
             INSERT INTO ledger.schema_version (version, script) VALUES ({Version}, '{mark} {roles}')
             ON CONFLICT (version) DO UPDATE SET script = excluded.script
             """,
            cancellationToken);
        return roles == Roles;
    }

    /// <summary>What is in the database under our name.</summary>
    private static async Task<(string? Foreign, int Version)> Inspect(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await Scalar<string?>(connection, SqlScript.Read("inspect.sql"), cancellationToken) is { } foreign)
        {
            return (foreign, 0);
        }

        var version = await Scalar<bool>(connection, HasVersion, cancellationToken)
            ? await Scalar<int>(connection, LastVersion, cancellationToken)
            : 0;
        return (null, version);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T?> Scalar<T>(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }
}
