-- Beside every tile of leaves: of each entry its position, its id, a few bytes of the hash of every field and a
-- checksum of every member of its data and headers, so that a report can say which changed. No proof rests on it.
CREATE TABLE IF NOT EXISTS ledger.seal_fingerprints (
    tenant_id      varchar NOT NULL,
    tile           bigint  NOT NULL,
    first_position bigint  NOT NULL,
    fingerprints   bytea   NOT NULL,
    CONSTRAINT seal_fingerprints_pkey PRIMARY KEY (tenant_id, tile)
);

CREATE INDEX IF NOT EXISTS seal_fingerprints_position ON ledger.seal_fingerprints (tenant_id, first_position);

-- Null in what was sealed before version 8.
ALTER TABLE ledger.seal_fingerprints ADD COLUMN IF NOT EXISTS members bytea NULL;

ALTER TABLE ledger.seal_fingerprints ALTER COLUMN fingerprints SET STORAGE EXTERNAL;
ALTER TABLE ledger.seal_fingerprints ALTER COLUMN members SET STORAGE EXTERNAL;
