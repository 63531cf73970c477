-- How far a projection is with a tenant: written in the transaction of the rows, so that no event counts twice.
-- With an error it stands still on an event, and says why.
CREATE TABLE IF NOT EXISTS ledger_read.progress (
    name           text        NOT NULL,
    generation     bigint      NOT NULL,
    tenant_id      text        NOT NULL,
    position       bigint      NOT NULL,
    updated_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    error          text        NULL,
    error_position bigint      NULL,
    CONSTRAINT progress_pkey PRIMARY KEY (name, generation, tenant_id)
);

-- How many events the rows are made of.
ALTER TABLE ledger_read.progress ADD COLUMN IF NOT EXISTS events bigint NOT NULL DEFAULT 0;
