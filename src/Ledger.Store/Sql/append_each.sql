-- Takes the appends of a batch one after the other; arguments and results as those of ledger.append.
CREATE OR REPLACE FUNCTION ledger.append_each(
    tenant text, sizes integer[], streams text[], stream_types text[], expected bigint[], counts integer[],
    ids uuid[], types text[], dotnet_types text[], datas jsonb[], all_headers jsonb[],
    correlations text[], causations text[],
    OUT outcomes integer[], OUT culprits integer[], OUT actuals bigint[],
    OUT positions bigint[], OUT versions bigint[], OUT instants timestamptz[])
LANGUAGE plpgsql AS $$
DECLARE
    one record;
    s integer := 1;   -- the first stream of the append, and its last
    t integer;
    e integer := 1;   -- the first event of the append, and its last
    f integer;
BEGIN
    PERFORM ledger.check_append(sizes, streams, stream_types, expected, counts,
        ids, types, dotnet_types, datas, all_headers, correlations, causations);
    FOR i IN 1 .. cardinality(sizes) LOOP
        t := s + sizes[i] - 1;
        f := e - 1 + (SELECT sum(n) FROM unnest(counts[s:t]) n);
        SELECT a.* INTO one
        FROM ledger.append_one(tenant, streams[s:t], stream_types[s:t], expected[s:t], counts[s:t],
            ids[e:f], types[e:f], dotnet_types[e:f], datas[e:f], all_headers[e:f],
            correlations[e:f], causations[e:f]) a;
        outcomes := outcomes || one.outcome;
        culprits := culprits || one.culprit;
        actuals := actuals || one.actual;
        positions := positions || one.positions;
        versions := versions || one.versions;
        instants := instants || one.instants;
        s := t + 1;
        e := f + 1;
    END LOOP;
END $$;
