-- Gives an account another password, for who knows what is kept of the present one; its sessions end. The program may
-- change a password in no other way.
CREATE OR REPLACE FUNCTION ledger.change_password(tenant text, account text, old_hash text, new_hash text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    done text;
BEGIN
    done := ledger.check_tenant(tenant);
    UPDATE ledger.access_accounts a
    SET password = new_hash, stamp = gen_random_uuid(), failures = 0, wait_until = '-infinity'
    WHERE a.tenant_id = tenant AND a.name = account AND a.password = old_hash AND NOT a.locked;
    RETURN FOUND;
END $$;
