-- Nothing for everyone; the writer's programs keep the rows, the reader's read them.
REVOKE ALL ON SCHEMA ledger_read FROM PUBLIC;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_reader') THEN
        GRANT USAGE ON SCHEMA ledger_read TO ledger_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA ledger_read TO ledger_reader;
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_writer') THEN
        GRANT USAGE ON SCHEMA ledger_read TO ledger_writer;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ledger_read TO ledger_writer;
    END IF;
END $$;
