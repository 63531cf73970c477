-- Roles belong to the whole cluster: whoever installs may lack the right to make them. Then the schema stands without,
-- for its owner alone; ops/postgres/roles.sql makes them, and installing again grants.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['ledger_writer', 'ledger_reader', 'ledger_admin'] LOOP
        IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = role_name) THEN
            CONTINUE;
        END IF;
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN NULL;
        END;
    END LOOP;
END $$;

-- Nothing for everyone.
REVOKE ALL ON SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_reader') THEN
        GRANT USAGE ON SCHEMA ledger TO ledger_reader;
        GRANT SELECT ON ledger.mt_streams, ledger.mt_events, ledger.mt_event_progression,
            ledger.commits, ledger.schema_version, ledger.seal_logs, ledger.seal_tiles, ledger.seal_fingerprints,
            ledger.seal_checkpoints, ledger.seal_keys TO ledger_reader;
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_writer') THEN
        GRANT USAGE ON SCHEMA ledger TO ledger_writer;
        GRANT SELECT ON ledger.mt_streams, ledger.mt_events, ledger.mt_event_progression,
            ledger.commits, ledger.schema_version, ledger.seal_logs, ledger.seal_tiles, ledger.seal_fingerprints,
            ledger.seal_checkpoints, ledger.seal_keys TO ledger_writer;
        GRANT INSERT ON ledger.seal_logs, ledger.seal_checkpoints, ledger.seal_keys TO ledger_writer;
        GRANT INSERT, UPDATE ON ledger.seal_tiles, ledger.seal_fingerprints TO ledger_writer;
        -- Names are for those who may see them: the reader's role may not.
        GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.actors TO ledger_writer;
        GRANT EXECUTE ON FUNCTION ledger.append, ledger.append_stream TO ledger_writer;
        -- Of an account the program counts failures and ends sessions; who may what is not its to say.
        GRANT SELECT, UPDATE (failures, wait_until, stamp) ON ledger.access_accounts TO ledger_writer;
        GRANT EXECUTE ON FUNCTION ledger.change_password TO ledger_writer;
        GRANT SELECT ON ledger.access_keys TO ledger_writer;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.webhooks, ledger.dead_letters TO ledger_writer;
        GRANT SELECT, INSERT ON ledger.access_log TO ledger_writer;
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_admin') THEN
        GRANT USAGE ON SCHEMA ledger TO ledger_admin;
        GRANT SELECT ON ledger.schema_version TO ledger_admin;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.access_accounts, ledger.access_keys TO ledger_admin;
        GRANT SELECT, INSERT ON ledger.access_log TO ledger_admin;
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_reader') THEN
        GRANT INSERT ON ledger.access_log TO ledger_reader;
    END IF;
END $$;
