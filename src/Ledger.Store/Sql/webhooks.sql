-- Who is sent the events, and how far each has been. Beside the log and no part of it: rows here change and go, and can
-- be made again; nothing that is recorded depends on them.
--
-- `secret`: the key of the signature. It must be known to sign, so it cannot be a hash; it is encrypted, with keys that
-- are not in the database. `types`: only these; all when null. `delivered`: the number of the last event that was
-- delivered, or given up. `leased_till`: who is delivering holds it until then; whoever ends in between does not keep
-- it.
CREATE TABLE IF NOT EXISTS ledger.webhooks (
    tenant_id   varchar     NOT NULL,
    id          uuid        NOT NULL,
    url         text        NOT NULL,
    secret      text        NOT NULL,
    types       text[]      NULL,
    delivered   bigint      NOT NULL,
    tries       integer     NOT NULL DEFAULT 0,
    next_try    timestamptz NULL,
    last_error  text        NULL,
    is_stopped  boolean     NOT NULL DEFAULT false,
    leased_till timestamptz NOT NULL DEFAULT '-infinity',
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by  varchar     NOT NULL,
    CONSTRAINT webhooks_pkey PRIMARY KEY (tenant_id, id)
);
