-- One append to one stream, which is what most commands come down to: the same as ledger.append, with as few statements
-- as can be. An id that is in the log already under another stream ends in a unique_violation: call ledger.append.
--
-- `seen`: a position up to which the caller knows the tenant; 0 when it knows nothing. Only speed depends on it: the
-- index over a tenant's commits is read from its end to here, and not a page of it.
--
-- Gives six numbers (a row of columns would be described anew for every call): the outcome (0 recorded, the others as
-- ledger.judge says), its culprit, its actual version; then of the last event the position, the version and the instant
-- in microseconds since 1970; null where nothing is recorded.
CREATE OR REPLACE FUNCTION ledger.append_stream(
    tenant text, stream text, stream_type text, expected bigint,
    ids uuid[], types text[], dotnet_types text[], datas jsonb[], all_headers jsonb[],
    correlations text[], causations text[], seen bigint)
RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- A plan made while a table was empty must not read a full one from end to end, and planning costs more than running.
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_variable
DECLARE
    n integer := cardinality(ids);
    positions bigint[];
    version bigint;
    recorded_at timestamptz;
    judged record;
    -- Calling a function in an assignment costs a tenth of what a statement does.
    done text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'An append sees what was committed before it only under read committed.'
            USING ERRCODE = 'LG001';
    END IF;
    IF n IS NULL OR n = 0 THEN
        RAISE EXCEPTION 'An append has at least one event.' USING ERRCODE = 'LG002';
    END IF;
    IF current_setting('ledger.tenant', true) IS DISTINCT FROM tenant THEN
        done := ledger.check_tenant(tenant);
    END IF;
    -- ledger.lock_tenant, written out.
    done := pg_advisory_xact_lock(hashtextextended(tenant, 5496977331))::text;

    recorded_at := clock_timestamp();
    version := expected + n;
    IF expected = 0 THEN
        INSERT INTO ledger.mt_streams AS m (tenant_id, id, type, version, timestamp, created, is_archived)
        VALUES (tenant, stream, stream_type, version, recorded_at, recorded_at, FALSE)
        ON CONFLICT (tenant_id, id) DO UPDATE SET version = excluded.version, timestamp = excluded.timestamp
        WHERE coalesce(m.version, 0) = 0 AND m.is_archived IS NOT TRUE;
    ELSE
        UPDATE ledger.mt_streams m SET version = version, timestamp = recorded_at
        WHERE m.tenant_id = tenant AND m.id = stream AND m.version = expected AND m.is_archived IS NOT TRUE;
    END IF;
    IF NOT FOUND THEN
        judged := ledger.judge(tenant, ARRAY[stream], ARRAY[expected], ARRAY[n], ids, types, datas, all_headers);
        RETURN ARRAY[judged.outcome, judged.culprit, judged.actual, judged.positions[n], judged.versions[n],
            (extract(epoch FROM judged.instants[n]) * 1000000)::bigint];
    END IF;

    IF n = 1 THEN
        positions := ARRAY[nextval('ledger.mt_events_sequence')];
    ELSE
        positions := ARRAY(SELECT nextval('ledger.mt_events_sequence') FROM generate_series(1, n));
    END IF;
    INSERT INTO ledger.commits AS c (tenant_id, last_position, first_position, recorded_at)
    VALUES (tenant, positions[n], positions[1], greatest(recorded_at, coalesce(
        (SELECT c.recorded_at FROM ledger.commits c
            WHERE c.tenant_id = tenant AND c.last_position >= seen ORDER BY c.last_position DESC LIMIT 1),
        (SELECT c.recorded_at FROM ledger.commits c
            WHERE c.tenant_id = tenant ORDER BY c.last_position DESC LIMIT 1))))
    RETURNING c.recorded_at INTO recorded_at;

    -- The trigger mt_events_order leaves these rows alone: the order is kept here.
    done := set_config('ledger.recording', 'on', true);
    IF n = 1 THEN
        INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id,
            mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
        VALUES (positions[1], ids[1], stream, version, datas[1], types[1], recorded_at,
            tenant, dotnet_types[1], correlations[1], causations[1], all_headers[1], FALSE);
    ELSE
        INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id,
            mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
        SELECT e.position, e.id, stream, expected + e.ord, e.data, e.type, recorded_at, tenant,
            e.dotnet_type, e.correlation, e.causation, e.headers, FALSE
        FROM unnest(positions, ids, datas, types, dotnet_types, correlations, causations, all_headers)
            WITH ORDINALITY e (position, id, data, type, dotnet_type, correlation, causation, headers, ord);
    END IF;
    done := set_config('ledger.recording', 'off', true);
    RETURN ARRAY[0, 0, 0, positions[n], version, (extract(epoch FROM recorded_at) * 1000000)::bigint];
END $$;
