-- What was given up after the last try, until it is sent again.
CREATE TABLE IF NOT EXISTS ledger.dead_letters (
    tenant_id  varchar     NOT NULL,
    webhook_id uuid        NOT NULL,
    sequence   bigint      NOT NULL,
    event_id   uuid        NOT NULL,
    type       text        NOT NULL,
    error      text        NOT NULL,
    failed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT dead_letters_pkey PRIMARY KEY (tenant_id, webhook_id, sequence),
    CONSTRAINT dead_letters_webhook FOREIGN KEY (tenant_id, webhook_id)
        REFERENCES ledger.webhooks (tenant_id, id) ON DELETE CASCADE
);
