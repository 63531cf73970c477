-- From version 2 to 3: a schema knows which script made it, and functions have other arguments and results.
ALTER TABLE ledger.schema_version ADD COLUMN script text NULL;

-- Only here: a function that is dropped under a program that calls it fails that call. What keeps its arguments and
-- results is replaced in place.
DO $$
DECLARE
    ours regprocedure;
BEGIN
    FOR ours IN
        SELECT p.oid FROM pg_proc p
        WHERE p.pronamespace = 'ledger'::regnamespace
          AND p.proname IN ('append', 'append_stream', 'append_each', 'append_one', 'check_append', 'record', 'judge')
    LOOP
        EXECUTE format('DROP FUNCTION %s', ours);
    END LOOP;
END $$;
