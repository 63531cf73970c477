using Npgsql;

namespace Ledger.Store.Tests.Schema;

/// <summary>Everything that the schema holds, with its definition, its rights and its triggers.</summary>
internal static class SchemaShape
{
    private const string Lines =
        """
        SELECT coalesce(string_agg(line, E'\n' ORDER BY line), '') FROM (
            SELECT format('column %s.%s %s', table_name, column_name, udt_name)
                FROM information_schema.columns WHERE table_schema = 'ledger'
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'ledger'
            UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace = to_regnamespace('ledger')
            UNION ALL SELECT pg_get_functiondef(oid) || coalesce(proacl::text, '')
                FROM pg_proc WHERE pronamespace = to_regnamespace('ledger')
            UNION ALL SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT format('policy %s on %s for %s to %s: %s, %s',
                    policyname, tablename, cmd, roles, qual, with_check)
                FROM pg_policies WHERE schemaname = 'ledger'
            UNION ALL SELECT format('%s %s %s', relname, relacl, relrowsecurity)
                FROM pg_class WHERE relnamespace = to_regnamespace('ledger')) s (line)
        """;

    public static async Task<string> Of(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(Lines);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
