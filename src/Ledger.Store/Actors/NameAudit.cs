using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Actors;

/// <summary>Holds the table of names against what the log binds.</summary>
internal static class NameAudit
{
    private const string May = "SELECT has_table_privilege('ledger.actors', 'SELECT')";

    private const string Pairs =
        """
        SELECT coalesce(a.actor, n.actor), a.name, a.salt, n.commitment, n.position
        FROM (SELECT * FROM ledger.actors WHERE tenant_id = $1) a
        FULL JOIN (SELECT DISTINCT ON (e.stream_id) substr(e.stream_id, 7) AS actor,
                e.data ->> 'commitment' AS commitment, e.seq_id AS position
            FROM ledger.mt_events e WHERE e.tenant_id = $1 AND starts_with(e.stream_id, 'actor/')
            ORDER BY e.stream_id, e.version DESC) n USING (actor)
        ORDER BY 1
        """;

    /// <summary>
    /// What is wrong, in sentences without names, with the position of the event that it does not fit. Nothing for a
    /// role that may not see names: it has to take them as they are.
    /// </summary>
    public static async Task<List<(string Message, long? Position)>> Run(
        NpgsqlConnection connection, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var may = new NpgsqlCommand(May, connection);
        if (await may.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(Pairs, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenant.Value } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, long?)> wrong = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            if (Problem(reader) is { } problem)
            {
                wrong.Add(($"The name behind {reader.GetString(0)} {problem}.",
                    reader.IsDBNull(4) ? null : reader.GetInt64(4)));
            }
        }

        return wrong;
    }

    private static string? Problem(NpgsqlDataReader row) =>
        (HasName: !row.IsDBNull(1), HasBond: !row.IsDBNull(3), HasEvent: !row.IsDBNull(4)) switch
        {
            (true, true, _) => NameCommitment.Of((byte[])row[2], row.GetString(1)) == row.GetString(3)
                ? null : "is not the one that was laid down",
            (true, false, true) => "was erased, and is there again",
            (true, false, false) => "was never laid down",
            (false, true, _) => "was laid down, and is gone without having been erased",
            _ => null,
        };
}
