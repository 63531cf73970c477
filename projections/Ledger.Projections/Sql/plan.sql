-- The plans as they stand when everything is seen: the list, the timeline and the years without a source.
CREATE TABLE IF NOT EXISTS ledger_read.plan (
    generation   bigint  NOT NULL,
    tenant_id    text    NOT NULL,
    id           text    NOT NULL,
    title        text    NOT NULL,
    kind         text    NOT NULL,
    from_date    text    NOT NULL,
    to_date      text    NULL,
    status       text    NOT NULL,
    by_reference boolean NOT NULL,
    versions     integer NOT NULL,
    elements     integer NOT NULL,
    indicators   integer NOT NULL,
    CONSTRAINT plan_pkey PRIMARY KEY (generation, tenant_id, id)
);
