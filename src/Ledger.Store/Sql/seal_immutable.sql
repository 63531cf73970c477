-- What was signed stays. Tiles and fingerprints grow, and can be made again from the events.
CREATE OR REPLACE TRIGGER seal_checkpoints_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.seal_checkpoints ENABLE ALWAYS TRIGGER seal_checkpoints_immutable;

CREATE OR REPLACE TRIGGER seal_keys_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal_keys
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.seal_keys ENABLE ALWAYS TRIGGER seal_keys_immutable;

CREATE OR REPLACE TRIGGER seal_logs_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal_logs
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.seal_logs ENABLE ALWAYS TRIGGER seal_logs_immutable;
