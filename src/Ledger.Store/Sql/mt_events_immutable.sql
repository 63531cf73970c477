CREATE OR REPLACE TRIGGER mt_events_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.mt_events
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Also where a session calls itself a replica.
ALTER TABLE ledger.mt_events ENABLE ALWAYS TRIGGER mt_events_immutable;
