-- What was denied and what was done with more than a reader's rights: the six fields of BIO2. The program may only add;
-- the owner may let go of what is older than must be kept. An act is written down before it is done, under `act`, and
-- what came of it after, in an entry that names the act in `outcome_of`: one that the program did not live to write is
-- missed, and the act is not.
CREATE TABLE IF NOT EXISTS ledger.access_log (
    id        bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant_id varchar     NOT NULL,
    time      timestamptz NOT NULL DEFAULT clock_timestamp(),
    action    varchar     NOT NULL,
    object    varchar     NOT NULL,
    result    varchar     NOT NULL,
    origin    varchar     NOT NULL,
    actor     varchar     NOT NULL,
    act        uuid       NULL,
    outcome_of uuid       NULL,
    CONSTRAINT access_log_pkey PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS access_log_outcome ON ledger.access_log (tenant_id, outcome_of)
    WHERE outcome_of IS NOT NULL;
