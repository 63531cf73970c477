-- What each stream adds to the lists and reports over all of them, made of its own events alone. The first and last of
-- its three times tell which lenses show all of the stream, and which nothing: for those no event is read.
CREATE TABLE IF NOT EXISTS ledger_read.summary (
    generation      bigint      NOT NULL,
    tenant_id       text        NOT NULL,
    name            text        NOT NULL,
    stream_id       text        NOT NULL COLLATE "C",
    first_position  bigint      NOT NULL,
    first_effective date        NOT NULL,
    last_effective  date        NOT NULL,
    first_decided   date        NOT NULL,
    last_decided    date        NOT NULL,
    first_recorded  timestamptz NOT NULL,
    last_recorded   timestamptz NOT NULL,
    -- Null when the stream, with all its events, adds nothing.
    value           jsonb       NULL,
    CONSTRAINT summary_pkey PRIMARY KEY (generation, tenant_id, name, stream_id)
);

-- Earlier programs kept the list of plans in a table of its own.
DROP TABLE IF EXISTS ledger_read.plan;
DELETE FROM ledger_read.progress WHERE name = 'plan';
DELETE FROM ledger_read.live WHERE name = 'plan';
