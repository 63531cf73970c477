-- The names behind the pseudonyms of a tenant, outside the log: rows here change and go, and no proof rests on them.
-- `salt` and `name` open the commitment that the log has (type actor_named); erasing a name deletes the row.
CREATE TABLE IF NOT EXISTS ledger.actors (
    tenant_id varchar NOT NULL,
    actor     varchar NOT NULL,
    name      text    NOT NULL,
    salt      bytea   NOT NULL,
    CONSTRAINT actors_pkey PRIMARY KEY (tenant_id, actor)
);
