-- For an event that comes in another way than through ledger.append: Marten's own append draws its numbers before
-- any lock. It is let in while its number is the tenant's highest, and refused (try again) when another transaction
-- has been faster, so that the order of positions stays the order of commits.
CREATE OR REPLACE FUNCTION ledger.keep_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head bigint;
BEGIN
    PERFORM ledger.lock_tenant(NEW.tenant_id);
    SELECT max(c.last_position) INTO head FROM ledger.commits c WHERE c.tenant_id = NEW.tenant_id;
    IF head >= NEW.seq_id THEN
        RAISE EXCEPTION 'Position % of tenant % comes after %, which is recorded already.',
            NEW.seq_id, NEW.tenant_id, head
            USING ERRCODE = 'LG004', HINT = 'Append again.';
    END IF;
    INSERT INTO ledger.commits (tenant_id, last_position, first_position, recorded_at)
    VALUES (NEW.tenant_id, NEW.seq_id, NEW.seq_id, NEW.timestamp);
    RETURN NULL;
END $$;
