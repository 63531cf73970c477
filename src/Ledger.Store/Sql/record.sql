-- Records events in several streams of a tenant, when every stream is at its expected version and, if `look_up`, no
-- event is in the log yet; else it records nothing and its results are null. The caller holds the lock of the tenant.
-- Events stand in the order of the streams: the first stream's count of them first. Results: one per event.
CREATE OR REPLACE FUNCTION ledger.record(
    tenant text, seen bigint, look_up boolean,
    streams text[], stream_types text[], expected bigint[], counts integer[],
    ids uuid[], types text[], dotnet_types text[], datas jsonb[], all_headers jsonb[],
    correlations text[], causations text[],
    OUT positions bigint[], OUT versions bigint[], OUT instant timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
    event_streams text[];
    done text;
BEGIN
    IF EXISTS (
        SELECT FROM unnest(streams, expected) s (id, version)
        LEFT JOIN LATERAL (
            SELECT m.version, m.is_archived FROM ledger.mt_streams m
            WHERE m.tenant_id = tenant AND m.id = s.id LIMIT 1) m ON true
        WHERE coalesce(m.version, 0) <> s.version OR m.is_archived)
    OR look_up AND EXISTS (
        SELECT FROM unnest(ids) n (id)
        CROSS JOIN LATERAL (SELECT FROM ledger.mt_events e WHERE e.id = n.id LIMIT 1) e)
    THEN
        RETURN;
    END IF;

    -- The clock of the machine may be set back; the instants of a tenant may not.
    SELECT array_agg(s.id), array_agg(s.version + n), array_agg(nextval('ledger.mt_events_sequence')),
        greatest(clock_timestamp(), coalesce(
            (SELECT c.recorded_at FROM ledger.commits c
                WHERE c.tenant_id = tenant AND c.last_position >= seen ORDER BY c.last_position DESC LIMIT 1),
            (SELECT c.recorded_at FROM ledger.commits c
                WHERE c.tenant_id = tenant ORDER BY c.last_position DESC LIMIT 1)))
    INTO event_streams, versions, positions, instant
    FROM unnest(streams, expected, counts) s (id, version, event_count)
    CROSS JOIN LATERAL generate_series(1, s.event_count) n;
    IF cardinality(positions) IS DISTINCT FROM cardinality(ids) OR 0 >= ANY (counts) THEN
        RAISE EXCEPTION 'The arrays of an append do not fit together.' USING ERRCODE = 'LG002';
    END IF;

    INSERT INTO ledger.mt_streams AS m (tenant_id, id, type, version, timestamp, created, is_archived)
    SELECT tenant, s.id, s.type, s.version + s.event_count, record.instant, record.instant, FALSE
    FROM unnest(streams, stream_types, expected, counts) s (id, type, version, event_count)
    ON CONFLICT (tenant_id, id) DO UPDATE SET version = excluded.version, timestamp = excluded.timestamp;

    -- The trigger mt_events_order leaves these rows alone: the order is kept here.
    done := set_config('ledger.recording', 'on', true);
    INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id,
        mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
    SELECT n.position, n.id, n.stream, n.version, n.data, n.type, record.instant, tenant,
        n.dotnet_type, n.correlation, n.causation, n.headers, FALSE
    FROM unnest(positions, ids, event_streams, versions, datas, types, dotnet_types, correlations, causations,
        all_headers) n (position, id, stream, version, data, type, dotnet_type, correlation, causation, headers);

    done := set_config('ledger.recording', 'off', true);

    INSERT INTO ledger.commits (tenant_id, last_position, first_position, recorded_at)
    VALUES (tenant, positions[cardinality(positions)], positions[1], record.instant);
END $$;
