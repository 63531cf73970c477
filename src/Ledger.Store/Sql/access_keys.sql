-- The keys that programs call with. `hash` is the SHA-256 of 32 random bytes, which need no salt and no slowness; the
-- key itself is kept nowhere.
CREATE TABLE IF NOT EXISTS ledger.access_keys (
    tenant_id  varchar     NOT NULL,
    id         varchar     NOT NULL,
    hash       bytea       NOT NULL,
    role       varchar     NOT NULL,
    purpose    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz NULL,
    CONSTRAINT access_keys_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT access_keys_role CHECK (role IN ('publiek', 'medewerker', 'auditor', 'beheerder'))
);
