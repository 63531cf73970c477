-- Refuses a batch whose arrays do not fit together.
CREATE OR REPLACE FUNCTION ledger.check_append(
    sizes integer[], streams text[], stream_types text[], expected bigint[], counts integer[],
    ids uuid[], types text[], dotnet_types text[], datas jsonb[], all_headers jsonb[],
    correlations text[], causations text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    n_streams integer := cardinality(streams);
    n_events integer := cardinality(ids);
BEGIN
    IF coalesce(0 >= ANY (sizes) OR 0 >= ANY (counts) OR cardinality(sizes) = 0
        OR cardinality(stream_types) <> n_streams OR cardinality(expected) <> n_streams
        OR cardinality(counts) <> n_streams OR cardinality(types) <> n_events
        OR cardinality(dotnet_types) <> n_events OR cardinality(datas) <> n_events
        OR cardinality(all_headers) <> n_events OR cardinality(correlations) <> n_events
        OR cardinality(causations) <> n_events
        OR (SELECT sum(n) FROM unnest(sizes) n) <> n_streams
        OR (SELECT sum(n) FROM unnest(counts) n) <> n_events, true)
    THEN
        RAISE EXCEPTION 'The arrays of an append do not fit together.' USING ERRCODE = 'LG002';
    END IF;
END $$;
