-- A batch of appends of one tenant in one round trip and one transaction. Every append is recorded whole or refused
-- whole, and its outcome says nothing about its neighbours.
--
-- `sizes`: how many streams each append has. Streams stand in the order of their appends, events in the order of their
-- streams (`counts`: how many each stream gets).
-- `one_by_one`: takes the appends one after the other and looks up every event id first. Without it no stream may occur
-- twice, and an id that is in the log already under another stream ends in a unique_violation: call again, one by one.
--
-- `seen`: as for ledger.append_stream.
--
-- Per append: `outcomes` (0 recorded, the others as ledger.judge says), `culprits` (the stream or the event, counted
-- within the append; 0 without), `actuals` (the version of a stream in conflict; 0 without).
-- Per event: `positions`, `versions`, `instants`; 0 and the epoch where nothing is recorded.
CREATE OR REPLACE FUNCTION ledger.append(
    tenant text, one_by_one boolean, sizes integer[],
    streams text[], stream_types text[], expected bigint[], counts integer[],
    ids uuid[], types text[], dotnet_types text[], datas jsonb[], all_headers jsonb[],
    correlations text[], causations text[], seen bigint,
    OUT outcomes integer[], OUT culprits integer[], OUT actuals bigint[],
    OUT positions bigint[], OUT versions bigint[], OUT instants timestamptz[])
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    recorded record;
    -- Calling a function in an assignment costs a tenth of what a statement does.
    done text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'An append sees what was committed before it only under read committed.'
            USING ERRCODE = 'LG001';
    END IF;
    IF current_setting('ledger.tenant', true) IS DISTINCT FROM tenant THEN
        done := ledger.check_tenant(tenant);
    END IF;
    -- ledger.lock_tenant, written out.
    done := pg_advisory_xact_lock(hashtextextended(tenant, 5496977331))::text;

    -- Most batches are recorded whole, in as many statements as one append takes.
    IF NOT one_by_one THEN
        recorded := ledger.record(tenant, seen, false, streams, stream_types, expected, counts,
            ids, types, dotnet_types, datas, all_headers, correlations, causations);
        IF recorded.instant IS NOT NULL THEN
            outcomes := array_fill(0, ARRAY[cardinality(sizes)]);
            culprits := outcomes;
            actuals := outcomes;
            positions := recorded.positions;
            versions := recorded.versions;
            instants := array_fill(recorded.instant, ARRAY[cardinality(ids)]);
            RETURN;
        END IF;
    END IF;

    SELECT a.* INTO outcomes, culprits, actuals, positions, versions, instants
    FROM ledger.append_each(tenant, sizes, streams, stream_types, expected, counts,
        ids, types, dotnet_types, datas, all_headers, correlations, causations) a;
END $$;
