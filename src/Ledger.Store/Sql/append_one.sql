-- Records one append, or says why not: outcome 0 is recorded, the others are those of ledger.judge.
-- The caller holds the lock of the tenant.
CREATE OR REPLACE FUNCTION ledger.append_one(
    tenant text, streams text[], stream_types text[], expected bigint[], counts integer[],
    ids uuid[], types text[], dotnet_types text[], datas jsonb[], all_headers jsonb[],
    correlations text[], causations text[],
    OUT outcome integer, OUT culprit integer, OUT actual bigint,
    OUT positions bigint[], OUT versions bigint[], OUT instants timestamptz[])
LANGUAGE plpgsql AS $$
DECLARE
    recorded timestamptz;
    nothing bigint[];
BEGIN
    SELECT r.positions, r.versions, r.instant INTO positions, versions, recorded
    FROM ledger.record(tenant, 0, true, streams, stream_types, expected, counts,
        ids, types, dotnet_types, datas, all_headers, correlations, causations) r;

    IF recorded IS NOT NULL THEN
        outcome := 0;
        instants := array_fill(recorded, ARRAY[cardinality(ids)]);
    ELSE
        SELECT j.* INTO outcome, culprit, actual, positions, versions, instants
        FROM ledger.judge(tenant, streams, expected, counts, ids, types, datas, all_headers) j;
    END IF;

    IF outcome > 1 THEN
        nothing := array_fill(0::bigint, ARRAY[cardinality(ids)]);
        positions := nothing;
        versions := nothing;
        instants := array_fill('epoch'::timestamptz, ARRAY[cardinality(ids)]);
    END IF;
    culprit := coalesce(culprit, 0);
    actual := coalesce(actual, 0);
END $$;
