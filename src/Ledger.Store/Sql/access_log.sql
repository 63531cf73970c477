-- What was denied and what was done with more than a reader's rights: the six fields of BIO2. The program may only add;
-- the owner may let go of what is older than must be kept.
CREATE TABLE IF NOT EXISTS ledger.access_log (
    id        bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant_id varchar     NOT NULL,
    time      timestamptz NOT NULL DEFAULT clock_timestamp(),
    action    varchar     NOT NULL,
    object    varchar     NOT NULL,
    result    varchar     NOT NULL,
    origin    varchar     NOT NULL,
    actor     varchar     NOT NULL,
    CONSTRAINT access_log_pkey PRIMARY KEY (tenant_id, id)
);
