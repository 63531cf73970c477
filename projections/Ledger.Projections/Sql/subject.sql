-- Everything that one can ask about, by its id.
CREATE TABLE IF NOT EXISTS ledger_read.subject (
    generation bigint NOT NULL,
    tenant_id  text   NOT NULL,
    id         text   NOT NULL,
    kind       text   NOT NULL,
    stream_id  text   NOT NULL,
    title      text   NOT NULL,
    CONSTRAINT subject_pkey PRIMARY KEY (generation, tenant_id, id)
);
