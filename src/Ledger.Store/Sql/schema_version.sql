-- The versions that this schema went through; the highest is the one it has.
CREATE TABLE IF NOT EXISTS ledger.schema_version (
    version      integer     NOT NULL PRIMARY KEY,
    installed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The SHA-256 of the script that made it, and for how many of our roles: while both are the same, there is nothing
    -- to install.
    script       text        NULL
);
