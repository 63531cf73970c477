-- Which streams say something about a subject, besides its own: what rests on a decision or source and what cites a
-- source, what declares lineage from or to a thing, notes a contradiction about it or ranks it in an advice.
CREATE TABLE IF NOT EXISTS ledger_read.mention (
    generation bigint NOT NULL,
    tenant_id  text   NOT NULL,
    subject    text   NOT NULL COLLATE "C",
    kind       text   NOT NULL,
    -- The other side of a lineage or contradiction; empty where there is none.
    other      text   NOT NULL,
    stream_id  text   NOT NULL,
    CONSTRAINT mention_pkey PRIMARY KEY (generation, tenant_id, subject, kind, other, stream_id)
);
