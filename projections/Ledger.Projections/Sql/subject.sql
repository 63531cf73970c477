-- Everything that one can ask about, by its id, with the event that it was first named by.
CREATE TABLE IF NOT EXISTS ledger_read.subject (
    generation bigint NOT NULL,
    tenant_id  text   NOT NULL,
    id         text   NOT NULL,
    kind       text   NOT NULL,
    stream_id  text   NOT NULL,
    title      text   NOT NULL,
    CONSTRAINT subject_pkey PRIMARY KEY (generation, tenant_id, id)
);

-- Rows of an earlier version have no values for these; they are stale and rebuilt at the next start.
ALTER TABLE ledger_read.subject ADD COLUMN IF NOT EXISTS position bigint NOT NULL DEFAULT 0;
ALTER TABLE ledger_read.subject ADD COLUMN IF NOT EXISTS recorded_at timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE ledger_read.subject ADD COLUMN IF NOT EXISTS decided_day date NOT NULL DEFAULT '-infinity';
ALTER TABLE ledger_read.subject ADD COLUMN IF NOT EXISTS effective_day date NOT NULL DEFAULT '-infinity';
-- The words of title and id, lowered and without accents.
ALTER TABLE ledger_read.subject ADD COLUMN IF NOT EXISTS words text NOT NULL DEFAULT '';
-- Each word as it stands, so that its beginning finds it, and its Dutch stem; each with its municipality. Earlier
-- programs had them without.
ALTER TABLE ledger_read.subject DROP COLUMN IF EXISTS stems;
ALTER TABLE ledger_read.subject ADD COLUMN IF NOT EXISTS own_stems tsvector NOT NULL
    GENERATED ALWAYS AS (ledger_read.of_tenant(
        tenant_id, to_tsvector('pg_catalog.simple', words) || to_tsvector('pg_catalog.dutch', words))) STORED;

CREATE INDEX IF NOT EXISTS subject_kind ON ledger_read.subject (generation, tenant_id, kind, position);
-- An id in part is its end: read from behind, that is a beginning.
CREATE INDEX IF NOT EXISTS subject_end ON ledger_read.subject (generation, tenant_id, reverse(id) COLLATE "C");
-- A page of a list goes on from an id; what lies under an id begins with it.
CREATE INDEX IF NOT EXISTS subject_listed ON ledger_read.subject (generation, tenant_id, kind, (id COLLATE "C"));
CREATE INDEX IF NOT EXISTS subject_year
    ON ledger_read.subject (generation, tenant_id, split_part(id, '/', 3), (id COLLATE "C")) WHERE kind = 'Target';
DROP INDEX IF EXISTS ledger_read.subject_start;
CREATE INDEX IF NOT EXISTS subject_own_stems ON ledger_read.subject USING gin (own_stems);
