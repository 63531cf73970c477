CREATE TABLE IF NOT EXISTS ledger.mt_events (
    seq_id         bigint       NOT NULL,
    id             uuid         NOT NULL,
    stream_id      varchar      NULL,
    version        bigint       NOT NULL,
    data           jsonb        NOT NULL,
    bdata          bytea        NULL,
    type           varchar(500) NOT NULL,
    -- Marten's own default: a literal that freezes when the table is made. Every writer sets the column.
    timestamp      timestamptz  NOT NULL DEFAULT '(now())',
    tenant_id      varchar      NULL DEFAULT '*DEFAULT*',
    mt_dotnet_type varchar      NULL,
    correlation_id varchar      NULL,
    causation_id   varchar      NULL,
    headers        jsonb        NULL,
    is_archived    boolean      NULL DEFAULT FALSE,
    CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id),
    CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id)
        REFERENCES ledger.mt_streams (tenant_id, id)
);

CREATE UNIQUE INDEX IF NOT EXISTS pk_mt_events_stream_and_version
    ON ledger.mt_events (tenant_id, stream_id, version);

-- Marten's optional index (EnableUniqueIndexOnEventId); a retry is recognised by it.
CREATE UNIQUE INDEX IF NOT EXISTS idx_mt_events_event_id ON ledger.mt_events (id);
