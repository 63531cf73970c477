-- Says why schema `ledger` is not ours, as the end of a sentence; nothing when it is ours, Marten's, empty or absent.
WITH expected (table_name, column_name, type_name) AS (VALUES
    ('mt_streams', 'tenant_id', 'varchar'), ('mt_streams', 'id', 'varchar'), ('mt_streams', 'type', 'varchar'),
    ('mt_streams', 'version', 'int8'), ('mt_streams', 'timestamp', 'timestamptz'),
    ('mt_streams', 'created', 'timestamptz'), ('mt_streams', 'is_archived', 'bool'),
    ('mt_events', 'seq_id', 'int8'), ('mt_events', 'id', 'uuid'), ('mt_events', 'stream_id', 'varchar'),
    ('mt_events', 'version', 'int8'), ('mt_events', 'data', 'jsonb'), ('mt_events', 'bdata', 'bytea'),
    ('mt_events', 'type', 'varchar'), ('mt_events', 'timestamp', 'timestamptz'),
    ('mt_events', 'tenant_id', 'varchar'), ('mt_events', 'mt_dotnet_type', 'varchar'),
    ('mt_events', 'correlation_id', 'varchar'), ('mt_events', 'causation_id', 'varchar'),
    ('mt_events', 'headers', 'jsonb'), ('mt_events', 'is_archived', 'bool'),
    ('mt_event_progression', 'name', 'varchar'), ('mt_event_progression', 'last_seq_id', 'int8'),
    ('mt_event_progression', 'last_updated', 'timestamptz')),
found AS (
    SELECT c.table_name::text, c.column_name::text, c.udt_name::text AS type_name
    FROM information_schema.columns c WHERE c.table_schema = 'ledger'),
problems (rank, problem) AS (
    SELECT 1, format('it has tables of its own, such as %s, and no events', f.table_name)
    FROM found f
    WHERE NOT EXISTS (SELECT FROM found m WHERE m.table_name IN ('mt_events', 'schema_version'))
    UNION ALL
    SELECT 2, format('%s.%s is %s where Marten with string ids, tenants and all metadata has %s',
        e.table_name, e.column_name, coalesce(f.type_name, 'missing'), e.type_name)
    FROM expected e LEFT JOIN found f USING (table_name, column_name)
    WHERE EXISTS (SELECT FROM found t WHERE t.table_name = e.table_name) AND f.type_name IS DISTINCT FROM e.type_name)
SELECT problem FROM problems ORDER BY rank, problem LIMIT 1;
