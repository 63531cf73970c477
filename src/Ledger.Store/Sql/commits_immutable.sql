CREATE OR REPLACE TRIGGER commits_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.commits
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Also where a session calls itself a replica.
ALTER TABLE ledger.commits ENABLE ALWAYS TRIGGER commits_immutable;
