-- The audit trail: one row per event, as the ledger was when it was recorded. A row never changes.
CREATE TABLE IF NOT EXISTS ledger_read.trail (
    generation     bigint      NOT NULL,
    tenant_id      text        NOT NULL,
    position       bigint      NOT NULL,
    event_id       uuid        NOT NULL,
    action         text        NOT NULL,
    object         text        NOT NULL,
    object_title   text        NOT NULL,
    result         text        NOT NULL,
    origin         text        NOT NULL,
    actor          text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    body           text        NULL,
    decided_on     text        NOT NULL,
    effective_from text        NOT NULL,
    rationale      text        NOT NULL,
    provenance     text        NOT NULL,
    plan           text        NULL,
    -- All words of the entry, lowered and without accents.
    words          text        NOT NULL,
    CONSTRAINT trail_pkey PRIMARY KEY (generation, tenant_id, position)
);

-- Rows of an earlier version have no values for these; they are stale and rebuilt at the next start.
ALTER TABLE ledger_read.trail ADD COLUMN IF NOT EXISTS decided_day date NOT NULL DEFAULT '-infinity';
ALTER TABLE ledger_read.trail ADD COLUMN IF NOT EXISTS effective_day date NOT NULL DEFAULT '-infinity';

-- The words stemmed as Dutch, each with its municipality. Earlier programs had them without.
ALTER TABLE ledger_read.trail DROP COLUMN IF EXISTS stems;
ALTER TABLE ledger_read.trail ADD COLUMN IF NOT EXISTS own_stems tsvector NOT NULL
    GENERATED ALWAYS AS (ledger_read.of_tenant(tenant_id, to_tsvector('pg_catalog.dutch', words))) STORED;

CREATE INDEX IF NOT EXISTS trail_plan ON ledger_read.trail (generation, tenant_id, plan, position);
CREATE INDEX IF NOT EXISTS trail_origin ON ledger_read.trail (generation, tenant_id, origin, position);
CREATE INDEX IF NOT EXISTS trail_object
    ON ledger_read.trail (generation, tenant_id, (object COLLATE "C"), position);
CREATE INDEX IF NOT EXISTS trail_recorded ON ledger_read.trail (generation, tenant_id, recorded_at);
CREATE INDEX IF NOT EXISTS trail_own_stems ON ledger_read.trail USING gin (own_stems);
