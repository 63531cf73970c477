-- Makes the transaction the only one that appends to the tenant, until it ends.
-- Two tenants whose names hash alike wait for each other; nothing else comes of it.
CREATE OR REPLACE FUNCTION ledger.lock_tenant(tenant text) RETURNS void
LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(tenant, 5496977331))
$$;
