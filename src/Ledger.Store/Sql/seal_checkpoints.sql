-- Every checkpoint that was signed, as a signed note of c2sp.org/tlog-checkpoint, and the position of its last entry.
CREATE TABLE IF NOT EXISTS ledger.seal_checkpoints (
    tenant_id     varchar NOT NULL,
    size          bigint  NOT NULL,
    last_position bigint  NOT NULL,
    note          text    NOT NULL,
    CONSTRAINT seal_checkpoints_pkey PRIMARY KEY (tenant_id, size)
);
