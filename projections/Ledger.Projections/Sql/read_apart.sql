-- As in schema `ledger`: nobody but the owner sees a row of another municipality than the one that the connection
-- names.
DO $$
DECLARE
    ours regclass;
BEGIN
    FOR ours IN
        SELECT c.oid FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'ledger_read'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname
    LOOP
        IF NOT (SELECT c.relrowsecurity FROM pg_class c WHERE c.oid = ours) THEN
            EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', ours);
        END IF;
        IF NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = ours AND p.polname = 'tenants_apart') THEN
            -- As a subquery it is looked up once a statement, and not once a row.
            EXECUTE format('CREATE POLICY tenants_apart ON %s
                USING (tenant_id = (SELECT current_setting(''ledger.tenant'', true)))', ours);
        END IF;
    END LOOP;
END $$;
