-- The public keys of a tenant's log in the order of their use; every one but the first comes with the note by which the
-- one before it hands over.
CREATE TABLE IF NOT EXISTS ledger.seal_keys (
    tenant_id varchar NOT NULL,
    number    integer NOT NULL,
    vkey      text    NOT NULL,
    handover  text    NULL,
    CONSTRAINT seal_keys_pkey PRIMARY KEY (tenant_id, number)
);
