-- Says why ledger.record recorded nothing for one append; the caller holds the lock of the tenant.
--   1  repeated   every event stands in the log already, in these streams, in this order and with this content:
--                 `positions`, `versions` and `instants` are those of the first time, one per event
--   2  conflict   stream number `culprit` is at version `actual`
--   3  id taken   event number `culprit` is in the log with other content, in another place, or without the others
--   4  archived   stream number `culprit` takes no more events
-- A repetition goes before the rest: who asks again after an answer that never came is owed the first answer.
CREATE OR REPLACE FUNCTION ledger.judge(
    tenant text, streams text[], expected bigint[], counts integer[],
    ids uuid[], types text[], datas jsonb[], all_headers jsonb[],
    OUT outcome integer, OUT culprit integer, OUT actual bigint,
    OUT positions bigint[], OUT versions bigint[], OUT instants timestamptz[])
LANGUAGE plpgsql AS $$
DECLARE
    strangers bigint;
    first_known integer;
    first_other integer;
BEGIN
    -- An event is the same one when type, data and headers are, and when it stands as far behind the first event of
    -- its stream as it does in the append.
    SELECT count(*) FILTER (WHERE NOT f.known), min(f.ord) FILTER (WHERE f.known),
        min(f.ord) FILTER (WHERE f.known AND f.same IS NOT TRUE),
        array_agg(f.seq_id ORDER BY f.ord), array_agg(f.version ORDER BY f.ord), array_agg(f.timestamp ORDER BY f.ord)
    INTO strangers, first_known, first_other, positions, versions, instants
    FROM (
        SELECT a.ord, e.seq_id, e.version, e.timestamp, e.seq_id IS NOT NULL AS known,
            e.tenant_id = tenant AND e.stream_id = a.stream AND e.type = types[a.ord]
            AND e.data::text = datas[a.ord]::text AND coalesce(e.headers, '{}')::text = all_headers[a.ord]::text
            AND e.version - a.n = first_value(e.version - a.n) OVER (PARTITION BY a.stream ORDER BY a.n) AS same
        FROM (SELECT row_number() OVER (ORDER BY s.ord, n) AS ord, s.id AS stream, n
              FROM unnest(streams, counts) WITH ORDINALITY s (id, event_count, ord)
              CROSS JOIN LATERAL generate_series(1, s.event_count) n) a
        LEFT JOIN LATERAL (SELECT * FROM ledger.mt_events e WHERE e.id = ids[a.ord] LIMIT 1) e ON true) f;

    IF first_other IS NOT NULL OR (first_known IS NOT NULL AND strangers > 0) THEN
        outcome := 3;
        culprit := coalesce(first_other, first_known);
    ELSIF first_known IS NOT NULL THEN
        outcome := 1;
    ELSE
        SELECT CASE WHEN m.is_archived THEN 4 ELSE 2 END, s.ord, coalesce(m.version, 0)
        INTO outcome, culprit, actual
        FROM unnest(streams, expected) WITH ORDINALITY s (id, version, ord)
        LEFT JOIN LATERAL (
            SELECT m.version, m.is_archived FROM ledger.mt_streams m
            WHERE m.tenant_id = tenant AND m.id = s.id LIMIT 1) m ON true
        WHERE coalesce(m.version, 0) <> s.version OR m.is_archived
        ORDER BY s.ord LIMIT 1;
    END IF;
END $$;
