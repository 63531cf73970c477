-- Refuses an append for another municipality than the one that the connection names (setting `ledger.tenant`), and one
-- by a connection that names none, unless it is the owner's. Called with the owner's rights: `current_user` is the
-- owner, and who calls is the role that was set, or else who logged in.
CREATE OR REPLACE FUNCTION ledger.check_tenant(tenant text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    named text := coalesce(current_setting('ledger.tenant', true), '');
    caller text := current_setting('role');
BEGIN
    IF caller = 'none' THEN
        caller := session_user;
    END IF;
    IF named = tenant OR (named = '' AND pg_has_role(caller, current_user, 'MEMBER')) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'This connection is for %, and not for %.', coalesce(nullif(named, ''), 'no municipality'), tenant
        USING ERRCODE = 'LG005', HINT = 'Set ledger.tenant when connecting.';
END $$;
