using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Ledger.Projections;

/// <summary>The schema <c>ledger_read</c>: the tables that questions are answered from.</summary>
public static class ReadSchema
{
    // Any constant; two programs that install at once take turns by it.
    private const long InstallLock = 5496977340;

    /// <summary>
    /// Makes what is not there yet, in one transaction under a lock. Where this script has been already, it only looks.
    /// Who may not make a schema uses the tables as <c>ledger init</c> made them.
    /// </summary>
    public static async Task Install(NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        var script = Read("install.sql");
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        const string settled =
            """
            SELECT 1 WHERE obj_description(to_regnamespace('ledger_read'), 'pg_namespace') = $1
            OR NOT has_database_privilege(current_database(), 'CREATE')
            """;
        if ((await connection.Ask(settled, [mark], _ => 1, cancellationToken)).Count > 0)
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.Run($"SELECT pg_advisory_xact_lock({InstallLock})", [], cancellationToken);
        await connection.Run("SET LOCAL client_min_messages = warning", [], cancellationToken);
        await connection.Run(script, [], cancellationToken);
        await connection.Run($"COMMENT ON SCHEMA ledger_read IS '{mark}'", [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Runs a statement; gives how many rows it touched.</summary>
    internal static async Task<int> Run(
        this NpgsqlConnection connection, string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Asks for rows.</summary>
    internal static async Task<List<T>> Ask<T>(
        this NpgsqlConnection connection, string sql, IReadOnlyList<object> values, Func<NpgsqlDataReader, T> row,
        CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Asks for rows, on a connection of its own.</summary>
    internal static async Task<List<T>> Ask<T>(
        this NpgsqlDataSource source, string sql, IReadOnlyList<object> values, Func<NpgsqlDataReader, T> row,
        CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.Ask(sql, values, row, cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, IReadOnlyList<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static string Read(string name)
    {
        using var stream = typeof(ReadSchema).Assembly.GetManifestResourceStream($"Sql/{name}")
            ?? throw new InvalidOperationException($"The program was built without Sql/{name}.");
        using var reader = new StreamReader(stream);
        var script = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            script.AppendLine(line.StartsWith(@"\ir ", StringComparison.Ordinal) ? Read(line[4..].Trim()) : line);
        }

        return script.ToString();
    }
}
