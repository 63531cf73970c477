-- The Merkle tree of a tenant in tiles of up to 256 hashes of 32 bytes, as c2sp.org/tlog-tiles lays them out. The last
-- tile of a level grows until it is full.
CREATE TABLE IF NOT EXISTS ledger.seal_tiles (
    tenant_id varchar  NOT NULL,
    level     smallint NOT NULL,
    tile      bigint   NOT NULL,
    hashes    bytea    NOT NULL,
    CONSTRAINT seal_tiles_pkey PRIMARY KEY (tenant_id, level, tile)
);

-- Hashes do not compress.
ALTER TABLE ledger.seal_tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;
