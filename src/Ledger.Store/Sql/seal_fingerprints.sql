-- Beside every tile of leaves: of each entry its position, its id and a few bytes of the hash of every field, so that a
-- report can say which field changed. No proof rests on it.
CREATE TABLE IF NOT EXISTS ledger.seal_fingerprints (
    tenant_id      varchar NOT NULL,
    tile           bigint  NOT NULL,
    first_position bigint  NOT NULL,
    fingerprints   bytea   NOT NULL,
    CONSTRAINT seal_fingerprints_pkey PRIMARY KEY (tenant_id, tile)
);

CREATE INDEX IF NOT EXISTS seal_fingerprints_position ON ledger.seal_fingerprints (tenant_id, first_position);

ALTER TABLE ledger.seal_fingerprints ALTER COLUMN fingerprints SET STORAGE EXTERNAL;
