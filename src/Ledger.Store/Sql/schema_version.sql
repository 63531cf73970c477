-- The versions that this schema went through; the highest is the one it has.
CREATE TABLE IF NOT EXISTS ledger.schema_version (
    version      integer     NOT NULL PRIMARY KEY,
    installed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
