-- The order of a tenant: one row per transaction, with the first and the last position that it drew.
-- It takes the place of an index over (tenant_id, seq_id), which Marten's schema check would offer to drop.
-- Rows of a tenant never overlap; other tenants may have positions in between.
CREATE TABLE IF NOT EXISTS ledger.commits (
    tenant_id      varchar     NOT NULL,
    last_position  bigint      NOT NULL,
    first_position bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT commits_pkey PRIMARY KEY (tenant_id, last_position)
);

-- A log that Marten began has its events already; every one becomes a row of its own.
INSERT INTO ledger.commits (tenant_id, last_position, first_position, recorded_at)
SELECT e.tenant_id, e.seq_id, e.seq_id,
       max(e.timestamp) OVER (PARTITION BY e.tenant_id ORDER BY e.seq_id)
FROM ledger.mt_events e
WHERE NOT EXISTS (SELECT FROM ledger.commits);
