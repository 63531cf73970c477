-- The name of the log of a tenant: drawn once, when it is first sealed, and on every checkpoint since.
CREATE TABLE IF NOT EXISTS ledger.seal_logs (
    tenant_id varchar NOT NULL,
    origin    varchar NOT NULL,
    CONSTRAINT seal_logs_pkey PRIMARY KEY (tenant_id)
);
