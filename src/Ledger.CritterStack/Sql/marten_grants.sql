-- The role of a program that appends through Marten: what ledger_writer may, and Marten's way into the log beside it.
-- It inserts events and moves streams on; it changes and deletes nothing that is recorded, and the order, the instant
-- and the place in ledger.commits are given to its events by a trigger.
DO $$
DECLARE
    theirs text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_marten') THEN
        BEGIN
            CREATE ROLE ledger_marten NOLOGIN;
        EXCEPTION
            WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
        END;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_marten')
        OR NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_writer') THEN
        RETURN;
    END IF;

    BEGIN
        GRANT ledger_writer TO ledger_marten;
    EXCEPTION
        WHEN insufficient_privilege THEN NULL;
    END;
    GRANT USAGE ON SCHEMA ledger, ledger_marten TO ledger_marten;
    GRANT INSERT ON ledger.mt_events, ledger.mt_streams TO ledger_marten;
    GRANT UPDATE (version, timestamp) ON ledger.mt_streams TO ledger_marten;
    -- Marten's daemon looks how far the numbers are.
    GRANT USAGE, SELECT ON SEQUENCE ledger.mt_events_sequence TO ledger_marten;
    GRANT EXECUTE ON FUNCTION ledger.lock_tenant, ledger.judge TO ledger_marten;
    FOR theirs IN
        SELECT format('FUNCTION %s', p.oid::regprocedure) FROM pg_proc p
        WHERE p.pronamespace = 'ledger'::regnamespace AND p.proname LIKE 'mt\_%'
    LOOP
        EXECUTE format('GRANT EXECUTE ON %s TO ledger_marten', theirs);
    END LOOP;

    -- How far its own followers are, and what they could not take.
    FOR theirs IN
        SELECT c.oid::regclass::text FROM pg_class c
        WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r' AND c.relname LIKE 'mt\_%'
            AND c.relname NOT IN ('mt_events', 'mt_streams')
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ledger_marten', theirs);
    END LOOP;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ledger_marten TO ledger_marten;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger_marten TO ledger_marten;
END $$;
