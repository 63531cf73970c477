using Npgsql;

namespace Ledger.Store.Access;

/// <summary>Runs statements over the tables of access; what fails of the database is a <see cref="StoreException"/>.
/// </summary>
internal static class Rows
{
    /// <summary>Asks for rows.</summary>
    public static async Task<List<T>> Ask<T>(
        this NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> row, object?[] values,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(source, sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<T> rows = [];
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(row(reader));
            }

            return rows;
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            throw new StoreException(fault, error);
        }
    }

    /// <summary>Runs a statement; gives whether it touched a row.</summary>
    public static async Task<bool> Do(
        this NpgsqlDataSource source, string sql, object?[] values, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(source, sql, values);
            return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            throw new StoreException(fault, error);
        }
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string sql, object?[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
