-- Who is sent the events, and how far each has been. Beside the log and no part of it: rows here change and go, and
-- can be made again; nothing that is recorded depends on them. Every statement may run again.
CREATE SCHEMA IF NOT EXISTS ledger_feed;
REVOKE ALL ON SCHEMA ledger_feed FROM PUBLIC;

CREATE TABLE IF NOT EXISTS ledger_feed.webhooks (
    tenant_id   varchar     NOT NULL,
    id          uuid        NOT NULL,
    url         text        NOT NULL,
    -- The key of the signature. It must be known to sign, so it cannot be a hash; it is shown once, when it is made.
    secret      text        NOT NULL,
    -- Only these types; all when null.
    types       text[]      NULL,
    -- The number of the last event that was delivered, or given up.
    delivered   bigint      NOT NULL,
    tries       integer     NOT NULL DEFAULT 0,
    next_try    timestamptz NULL,
    last_error  text        NULL,
    is_stopped  boolean     NOT NULL DEFAULT false,
    -- Who is delivering holds it until then; whoever ends in between does not keep it.
    leased_till timestamptz NOT NULL DEFAULT '-infinity',
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by  varchar     NOT NULL,
    CONSTRAINT webhooks_pkey PRIMARY KEY (tenant_id, id)
);

-- What was given up after the last try, until it is sent again.
CREATE TABLE IF NOT EXISTS ledger_feed.dead_letters (
    tenant_id  varchar     NOT NULL,
    webhook_id uuid        NOT NULL,
    sequence   bigint      NOT NULL,
    event_id   uuid        NOT NULL,
    type       text        NOT NULL,
    error      text        NOT NULL,
    failed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT dead_letters_pkey PRIMARY KEY (tenant_id, webhook_id, sequence),
    CONSTRAINT dead_letters_webhook FOREIGN KEY (tenant_id, webhook_id)
        REFERENCES ledger_feed.webhooks (tenant_id, id) ON DELETE CASCADE
);
