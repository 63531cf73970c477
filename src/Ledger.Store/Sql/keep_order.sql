-- For an event that comes in another way than through ledger.append: Marten's own append draws its numbers before
-- any lock. It is let in while its number is the tenant's highest, and refused (try again) when another transaction
-- has been faster, so that the order of positions stays the order of commits.
-- When it was recorded, the database says, as for every event: one instant a transaction, never back with the clock.
CREATE OR REPLACE FUNCTION ledger.keep_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head bigint;
    instant timestamptz;
BEGIN
    -- After a failed append Marten fills the numbers that it drew, so that its readers find no gap. Ours fear none,
    -- and what did not happen is no event.
    IF NEW.stream_id = 'mt_tombstone' THEN
        RETURN NULL;
    END IF;

    PERFORM ledger.lock_tenant(NEW.tenant_id);
    SELECT c.last_position,
        CASE WHEN c.xmin = pg_current_xact_id()::xid THEN c.recorded_at
            ELSE greatest(c.recorded_at, clock_timestamp()) END
    INTO head, instant
    FROM ledger.commits c WHERE c.tenant_id = NEW.tenant_id ORDER BY c.last_position DESC LIMIT 1;
    IF head >= NEW.seq_id THEN
        RAISE EXCEPTION 'Position % of tenant % comes after %, which is recorded already.',
            NEW.seq_id, NEW.tenant_id, head
            USING ERRCODE = 'LG004', HINT = 'Append again.';
    END IF;

    NEW.timestamp := coalesce(instant, clock_timestamp());
    INSERT INTO ledger.commits (tenant_id, last_position, first_position, recorded_at)
    VALUES (NEW.tenant_id, NEW.seq_id, NEW.seq_id, NEW.timestamp);
    RETURN NEW;
END $$;
