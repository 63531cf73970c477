using System.Net.Sockets;
using Npgsql;

namespace Ledger.Store;

/// <summary>Reads the errors of PostgreSQL and of the connection by their codes.</summary>
internal static class Faults
{
    /// <summary>An event came behind one recorded already; its writer drew its number without the lock.</summary>
    public const string OutOfOrder = "LG004";

    /// <summary>The connection is for another municipality than the append.</summary>
    public const string OtherTenant = "LG005";

    /// <summary>What an error says about the database; null when it says something about what was asked.</summary>
    public static StoreFault? Of(Exception error, NpgsqlDataSource source)
    {
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var database = settings.Database ?? settings.Username ?? "?";
        return error switch
        {
            PostgresException e => Of(e, database),
            NpgsqlException { InnerException: TimeoutException } e => new StoreFault.Busy(e.Message),
            NpgsqlException e => new StoreFault.Unreachable(Server(settings), (e.InnerException ?? e).Message),
            SocketException e => new StoreFault.Unreachable(Server(settings), e.Message),
            TimeoutException e => new StoreFault.Busy(e.Message),
            _ => null,
        };

        StoreFault? Of(PostgresException e, string name) => e.SqlState switch
        {
            PostgresErrorCodes.InvalidCatalogName => new StoreFault.DatabaseMissing(name),
            PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedTable
                or PostgresErrorCodes.UndefinedFunction => new StoreFault.SchemaMissing(name),
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
                or PostgresErrorCodes.InsufficientPrivilege or OtherTenant => new StoreFault.NotAllowed(e.MessageText),
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled
                or PostgresErrorCodes.LockNotAvailable => new StoreFault.Busy(e.MessageText),
            _ when IsPassing(e) => new StoreFault.Unreachable(Server(settings), e.MessageText),
            _ => null,
        };
    }

    /// <summary>Whether the same again may well succeed: appends and reads are safe to repeat.</summary>
    /// <param name="error">What happened.</param>
    /// <param name="attempt">Which time it happened, from 1.</param>
    public static bool IsPassing(Exception error, int attempt = 1) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        // Another tenant, or Marten, recorded the same id or stream in the same moment; asked again, it is seen.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or OutOfOrder } => attempt < 3,
        NpgsqlException e => e.IsTransient,
        SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    private static string Server(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}:{settings.Port}";
}
