-- The schema as version 8 had it, whole and for good: what an upgrade must be able to start from.
-- The table of contents of the schema: every object has a file of its own, named after it.
-- Every file may run again on a database that has it already. The program runs them in this order, in one
-- transaction under a lock, after what `upgrade/` has for the versions in between.
--
-- Our own SQLSTATEs; nobody needs to match on the text of a message:
--   LG001  append under another isolation level than read committed
--   LG002  an append whose arrays do not fit together
--   LG003  a change of what is recorded
--   LG004  an event that would come behind one already recorded for its tenant; try again
--   LG005  an append for another municipality than the one that the connection names

CREATE SCHEMA IF NOT EXISTS ledger;

-- Marten's tables, as Marten 9 makes them.
CREATE TABLE IF NOT EXISTS ledger.mt_streams (
    tenant_id   varchar     NOT NULL DEFAULT '*DEFAULT*',
    id          varchar     NOT NULL,
    type        varchar     NULL,
    version     bigint      NULL,
    timestamp   timestamptz NOT NULL DEFAULT now(),
    created     timestamptz NOT NULL DEFAULT now(),
    is_archived boolean     NULL DEFAULT FALSE,
    CONSTRAINT pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)
);
CREATE TABLE IF NOT EXISTS ledger.mt_events (
    seq_id         bigint       NOT NULL,
    id             uuid         NOT NULL,
    stream_id      varchar      NULL,
    version        bigint       NOT NULL,
    data           jsonb        NOT NULL,
    bdata          bytea        NULL,
    type           varchar(500) NOT NULL,
    -- Marten's own default: a literal that freezes when the table is made. Every writer sets the column.
    timestamp      timestamptz  NOT NULL DEFAULT '(now())',
    tenant_id      varchar      NULL DEFAULT '*DEFAULT*',
    mt_dotnet_type varchar      NULL,
    correlation_id varchar      NULL,
    causation_id   varchar      NULL,
    headers        jsonb        NULL,
    is_archived    boolean      NULL DEFAULT FALSE,
    CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id),
    CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id)
        REFERENCES ledger.mt_streams (tenant_id, id)
);

CREATE UNIQUE INDEX IF NOT EXISTS pk_mt_events_stream_and_version
    ON ledger.mt_events (tenant_id, stream_id, version);

-- Marten's optional index (EnableUniqueIndexOnEventId); a retry is recognised by it.
CREATE UNIQUE INDEX IF NOT EXISTS idx_mt_events_event_id ON ledger.mt_events (id);
CREATE SEQUENCE IF NOT EXISTS ledger.mt_events_sequence;
ALTER SEQUENCE ledger.mt_events_sequence OWNED BY ledger.mt_events.seq_id;
CREATE TABLE IF NOT EXISTS ledger.mt_event_progression (
    name         varchar     NOT NULL,
    last_seq_id  bigint      NULL,
    last_updated timestamptz NULL DEFAULT transaction_timestamp(),
    CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);

-- Ours, beside them.
-- The versions that this schema went through; the highest is the one it has.
CREATE TABLE IF NOT EXISTS ledger.schema_version (
    version      integer     NOT NULL PRIMARY KEY,
    installed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The SHA-256 of the script that made it, and for how many of our roles: while both are the same, there is nothing
    -- to install.
    script       text        NULL
);
-- The order of a tenant: one row per transaction, with the first and the last position that it drew.
-- It takes the place of an index over (tenant_id, seq_id), which Marten's schema check would offer to drop.
-- Rows of a tenant never overlap; other tenants may have positions in between.
CREATE TABLE IF NOT EXISTS ledger.commits (
    tenant_id      varchar     NOT NULL,
    last_position  bigint      NOT NULL,
    first_position bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT commits_pkey PRIMARY KEY (tenant_id, last_position)
);

-- A log that Marten began has its events already; every one becomes a row of its own.
INSERT INTO ledger.commits (tenant_id, last_position, first_position, recorded_at)
SELECT e.tenant_id, e.seq_id, e.seq_id,
       max(e.timestamp) OVER (PARTITION BY e.tenant_id ORDER BY e.seq_id)
FROM ledger.mt_events e
WHERE NOT EXISTS (SELECT FROM ledger.commits);
-- The names behind the pseudonyms of a tenant, outside the log: rows here change and go, and no proof rests on them.
-- `salt` and `name` open the commitment that the log has (type actor_named); erasing a name deletes the row.
CREATE TABLE IF NOT EXISTS ledger.actors (
    tenant_id varchar NOT NULL,
    actor     varchar NOT NULL,
    name      text    NOT NULL,
    salt      bytea   NOT NULL,
    CONSTRAINT actors_pkey PRIMARY KEY (tenant_id, actor)
);

-- Who may do what.
-- Who may sign in to the pages of a municipality. Outside the log: an account changes and goes, its pseudonym (`actor`)
-- stays in what was recorded.
--
-- `password`: a salted, slow hash; null for an account without one. `stamp`: changes when every session of the account
-- must end. `failures` and `wait_until`: wrong passwords since the last right one, and until when none is looked at.
CREATE TABLE IF NOT EXISTS ledger.access_accounts (
    tenant_id  varchar     NOT NULL,
    name       varchar     NOT NULL,
    role       varchar     NOT NULL,
    actor      varchar     NOT NULL,
    password   varchar     NULL,
    stamp      uuid        NOT NULL DEFAULT gen_random_uuid(),
    failures   integer     NOT NULL DEFAULT 0,
    wait_until timestamptz NOT NULL DEFAULT '-infinity',
    locked     boolean     NOT NULL DEFAULT FALSE,
    CONSTRAINT access_accounts_pkey PRIMARY KEY (tenant_id, name),
    CONSTRAINT access_accounts_actor UNIQUE (tenant_id, actor),
    CONSTRAINT access_accounts_role CHECK (role IN ('medewerker', 'auditor', 'beheerder'))
);
-- The keys that programs call with. `hash` is the SHA-256 of 32 random bytes, which need no salt and no slowness; the
-- key itself is kept nowhere.
CREATE TABLE IF NOT EXISTS ledger.access_keys (
    tenant_id  varchar     NOT NULL,
    id         varchar     NOT NULL,
    hash       bytea       NOT NULL,
    role       varchar     NOT NULL,
    purpose    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz NULL,
    CONSTRAINT access_keys_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT access_keys_role CHECK (role IN ('publiek', 'medewerker', 'auditor', 'beheerder'))
);
-- What was denied and what was done with more than a reader's rights: the six fields of BIO2. The program may only add;
-- the owner may let go of what is older than must be kept.
CREATE TABLE IF NOT EXISTS ledger.access_log (
    id        bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant_id varchar     NOT NULL,
    time      timestamptz NOT NULL DEFAULT clock_timestamp(),
    action    varchar     NOT NULL,
    object    varchar     NOT NULL,
    result    varchar     NOT NULL,
    origin    varchar     NOT NULL,
    actor     varchar     NOT NULL,
    CONSTRAINT access_log_pkey PRIMARY KEY (tenant_id, id)
);

-- Who is sent the events.
-- Who is sent the events, and how far each has been. Beside the log and no part of it: rows here change and go, and can
-- be made again; nothing that is recorded depends on them.
--
-- `secret`: the key of the signature. It must be known to sign, so it cannot be a hash; it is encrypted, with keys that
-- are not in the database. `types`: only these; all when null. `delivered`: the number of the last event that was
-- delivered, or given up. `leased_till`: who is delivering holds it until then; whoever ends in between does not keep
-- it.
CREATE TABLE IF NOT EXISTS ledger.webhooks (
    tenant_id   varchar     NOT NULL,
    id          uuid        NOT NULL,
    url         text        NOT NULL,
    secret      text        NOT NULL,
    types       text[]      NULL,
    delivered   bigint      NOT NULL,
    tries       integer     NOT NULL DEFAULT 0,
    next_try    timestamptz NULL,
    last_error  text        NULL,
    is_stopped  boolean     NOT NULL DEFAULT false,
    leased_till timestamptz NOT NULL DEFAULT '-infinity',
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by  varchar     NOT NULL,
    CONSTRAINT webhooks_pkey PRIMARY KEY (tenant_id, id)
);
-- What was given up after the last try, until it is sent again.
CREATE TABLE IF NOT EXISTS ledger.dead_letters (
    tenant_id  varchar     NOT NULL,
    webhook_id uuid        NOT NULL,
    sequence   bigint      NOT NULL,
    event_id   uuid        NOT NULL,
    type       text        NOT NULL,
    error      text        NOT NULL,
    failed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT dead_letters_pkey PRIMARY KEY (tenant_id, webhook_id, sequence),
    CONSTRAINT dead_letters_webhook FOREIGN KEY (tenant_id, webhook_id)
        REFERENCES ledger.webhooks (tenant_id, id) ON DELETE CASCADE
);

-- The seal over the log.
-- The name of the log of a tenant: drawn once, when it is first sealed, and on every checkpoint since.
CREATE TABLE IF NOT EXISTS ledger.seal_logs (
    tenant_id varchar NOT NULL,
    origin    varchar NOT NULL,
    CONSTRAINT seal_logs_pkey PRIMARY KEY (tenant_id)
);
-- The Merkle tree of a tenant in tiles of up to 256 hashes of 32 bytes, as c2sp.org/tlog-tiles lays them out. The last
-- tile of a level grows until it is full.
CREATE TABLE IF NOT EXISTS ledger.seal_tiles (
    tenant_id varchar  NOT NULL,
    level     smallint NOT NULL,
    tile      bigint   NOT NULL,
    hashes    bytea    NOT NULL,
    CONSTRAINT seal_tiles_pkey PRIMARY KEY (tenant_id, level, tile)
);

-- Hashes do not compress.
ALTER TABLE ledger.seal_tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;
-- Beside every tile of leaves: of each entry its position, its id, a few bytes of the hash of every field and a
-- checksum of every member of its data and headers, so that a report can say which changed. No proof rests on it.
CREATE TABLE IF NOT EXISTS ledger.seal_fingerprints (
    tenant_id      varchar NOT NULL,
    tile           bigint  NOT NULL,
    first_position bigint  NOT NULL,
    fingerprints   bytea   NOT NULL,
    CONSTRAINT seal_fingerprints_pkey PRIMARY KEY (tenant_id, tile)
);

CREATE INDEX IF NOT EXISTS seal_fingerprints_position ON ledger.seal_fingerprints (tenant_id, first_position);

-- Null in what was sealed before version 8.
ALTER TABLE ledger.seal_fingerprints ADD COLUMN IF NOT EXISTS members bytea NULL;

ALTER TABLE ledger.seal_fingerprints ALTER COLUMN fingerprints SET STORAGE EXTERNAL;
ALTER TABLE ledger.seal_fingerprints ALTER COLUMN members SET STORAGE EXTERNAL;
-- Every checkpoint that was signed, as a signed note of c2sp.org/tlog-checkpoint, and the position of its last entry.
CREATE TABLE IF NOT EXISTS ledger.seal_checkpoints (
    tenant_id     varchar NOT NULL,
    size          bigint  NOT NULL,
    last_position bigint  NOT NULL,
    note          text    NOT NULL,
    CONSTRAINT seal_checkpoints_pkey PRIMARY KEY (tenant_id, size)
);
-- The public keys of a tenant's log in the order of their use; every one but the first comes with the note by which the
-- one before it hands over.
CREATE TABLE IF NOT EXISTS ledger.seal_keys (
    tenant_id varchar NOT NULL,
    number    integer NOT NULL,
    vkey      text    NOT NULL,
    handover  text    NULL,
    CONSTRAINT seal_keys_pkey PRIMARY KEY (tenant_id, number)
);

-- What is recorded stays.
CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What is recorded in %.% stays: % is refused.', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'LG003', HINT = 'A mistake is set right by recording a correction.';
END $$;
CREATE OR REPLACE TRIGGER mt_events_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.mt_events
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Also where a session calls itself a replica.
ALTER TABLE ledger.mt_events ENABLE ALWAYS TRIGGER mt_events_immutable;
CREATE OR REPLACE TRIGGER commits_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.commits
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Also where a session calls itself a replica.
ALTER TABLE ledger.commits ENABLE ALWAYS TRIGGER commits_immutable;
-- What was signed stays. Tiles and fingerprints grow, and can be made again from the events.
CREATE OR REPLACE TRIGGER seal_checkpoints_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.seal_checkpoints ENABLE ALWAYS TRIGGER seal_checkpoints_immutable;

CREATE OR REPLACE TRIGGER seal_keys_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal_keys
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.seal_keys ENABLE ALWAYS TRIGGER seal_keys_immutable;

CREATE OR REPLACE TRIGGER seal_logs_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal_logs
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.seal_logs ENABLE ALWAYS TRIGGER seal_logs_immutable;

-- One order per tenant, whoever writes.
-- Makes the transaction the only one that appends to the tenant, until it ends.
-- Two tenants whose names hash alike wait for each other; nothing else comes of it.
CREATE OR REPLACE FUNCTION ledger.lock_tenant(tenant text) RETURNS void
LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(tenant, 5496977331))
$$;
-- For an event that comes in another way than through ledger.append: Marten's own append draws its numbers before
-- any lock. It is let in while its number is the tenant's highest, and refused (try again) when another transaction
-- has been faster, so that the order of positions stays the order of commits.
-- When it was recorded, the database says, as for every event: one instant a transaction, never back with the clock.
CREATE OR REPLACE FUNCTION ledger.keep_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head bigint;
    instant timestamptz;
BEGIN
    -- After a failed append Marten fills the numbers that it drew, so that its readers find no gap. Ours fear none,
    -- and what did not happen is no event.
    IF NEW.stream_id = 'mt_tombstone' THEN
        RETURN NULL;
    END IF;

    PERFORM ledger.lock_tenant(NEW.tenant_id);
    SELECT c.last_position,
        CASE WHEN c.xmin = pg_current_xact_id()::xid THEN c.recorded_at
            ELSE greatest(c.recorded_at, clock_timestamp()) END
    INTO head, instant
    FROM ledger.commits c WHERE c.tenant_id = NEW.tenant_id ORDER BY c.last_position DESC LIMIT 1;
    IF head >= NEW.seq_id THEN
        RAISE EXCEPTION 'Position % of tenant % comes after %, which is recorded already.',
            NEW.seq_id, NEW.tenant_id, head
            USING ERRCODE = 'LG004', HINT = 'Append again.';
    END IF;

    NEW.timestamp := coalesce(instant, clock_timestamp());
    INSERT INTO ledger.commits (tenant_id, last_position, first_position, recorded_at)
    VALUES (NEW.tenant_id, NEW.seq_id, NEW.seq_id, NEW.timestamp);
    RETURN NEW;
END $$;
-- Our own doors keep the order themselves and say so; whoever may not write to ledger.commits cannot say it for them.
CREATE OR REPLACE TRIGGER mt_events_order
    BEFORE INSERT ON ledger.mt_events
    FOR EACH ROW WHEN (current_setting('ledger.recording', true) IS DISTINCT FROM 'on'
        OR NOT has_table_privilege('ledger.commits'::regclass, 'INSERT'))
    EXECUTE FUNCTION ledger.keep_order();

ALTER TABLE ledger.mt_events ENABLE ALWAYS TRIGGER mt_events_order;

-- The way in: two doors, for one stream and for a batch.
-- Refuses an append for another municipality than the one that the connection names (setting `ledger.tenant`), and one
-- by a connection that names none, unless it is the owner's. Called with the owner's rights: `current_user` is the
-- owner, and who calls is the role that was set, or else who logged in.
CREATE OR REPLACE FUNCTION ledger.check_tenant(tenant text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    named text := coalesce(current_setting('ledger.tenant', true), '');
    caller text := current_setting('role');
BEGIN
    IF caller = 'none' THEN
        caller := session_user;
    END IF;
    IF named = tenant OR (named = '' AND pg_has_role(caller, current_user, 'MEMBER')) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'This connection is for %, and not for %.', coalesce(nullif(named, ''), 'no municipality'), tenant
        USING ERRCODE = 'LG005', HINT = 'Set ledger.tenant when connecting.';
END $$;
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

-- The way to a password of one's own.
-- Gives an account another password, for who knows what is kept of the present one; its sessions end. The program may
-- change a password in no other way.
CREATE OR REPLACE FUNCTION ledger.change_password(tenant text, account text, old_hash text, new_hash text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    done text;
BEGIN
    done := ledger.check_tenant(tenant);
    UPDATE ledger.access_accounts a
    SET password = new_hash, stamp = gen_random_uuid(), failures = 0, wait_until = '-infinity'
    WHERE a.tenant_id = tenant AND a.name = account AND a.password = old_hash AND NOT a.locked;
    RETURN FOUND;
END $$;

-- No municipality sees another.
-- No role but the owner sees a row of another municipality than the one that its connection names (setting
-- `ledger.tenant`); who names none sees nothing. For every table with a tenant, also those that come later: this runs
-- after all of them. The owner is left out, for Marten and the functions of appending work with his rights.
DO $$
DECLARE
    ours regclass;
BEGIN
    FOR ours IN
        SELECT c.oid FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname
    LOOP
        IF NOT (SELECT c.relrowsecurity FROM pg_class c WHERE c.oid = ours) THEN
            EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', ours);
        END IF;
        IF NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = ours AND p.polname = 'tenants_apart') THEN
            -- As a subquery it is looked up once a statement, and not once a row.
            EXECUTE format('CREATE POLICY tenants_apart ON %s
                USING (tenant_id = (SELECT current_setting(''ledger.tenant'', true)))', ours);
        END IF;
    END LOOP;
END $$;

-- Roles belong to the whole cluster: whoever installs may lack the right to make them. Then the schema stands without,
-- for its owner alone; ops/postgres/roles.sql makes them, and installing again grants.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['ledger_writer', 'ledger_reader', 'ledger_admin'] LOOP
        IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = role_name) THEN
            CONTINUE;
        END IF;
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN NULL;
        END;
    END LOOP;
END $$;

-- Nothing for everyone.
REVOKE ALL ON SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_reader') THEN
        GRANT USAGE ON SCHEMA ledger TO ledger_reader;
        GRANT SELECT ON ledger.mt_streams, ledger.mt_events, ledger.mt_event_progression,
            ledger.commits, ledger.schema_version, ledger.seal_logs, ledger.seal_tiles, ledger.seal_fingerprints,
            ledger.seal_checkpoints, ledger.seal_keys TO ledger_reader;
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_writer') THEN
        GRANT USAGE ON SCHEMA ledger TO ledger_writer;
        GRANT SELECT ON ledger.mt_streams, ledger.mt_events, ledger.mt_event_progression,
            ledger.commits, ledger.schema_version, ledger.seal_logs, ledger.seal_tiles, ledger.seal_fingerprints,
            ledger.seal_checkpoints, ledger.seal_keys TO ledger_writer;
        GRANT INSERT ON ledger.seal_logs, ledger.seal_checkpoints, ledger.seal_keys TO ledger_writer;
        GRANT INSERT, UPDATE ON ledger.seal_tiles, ledger.seal_fingerprints TO ledger_writer;
        -- Names are for those who may see them: the reader's role may not.
        GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.actors TO ledger_writer;
        GRANT EXECUTE ON FUNCTION ledger.append, ledger.append_stream TO ledger_writer;
        -- Of an account the program counts failures and ends sessions; who may what is not its to say.
        GRANT SELECT, UPDATE (failures, wait_until, stamp) ON ledger.access_accounts TO ledger_writer;
        GRANT EXECUTE ON FUNCTION ledger.change_password TO ledger_writer;
        GRANT SELECT ON ledger.access_keys TO ledger_writer;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.webhooks, ledger.dead_letters TO ledger_writer;
        GRANT SELECT, INSERT ON ledger.access_log TO ledger_writer;
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_admin') THEN
        GRANT USAGE ON SCHEMA ledger TO ledger_admin;
        GRANT SELECT ON ledger.schema_version TO ledger_admin;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.access_accounts, ledger.access_keys TO ledger_admin;
        GRANT SELECT, INSERT ON ledger.access_log TO ledger_admin;
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'ledger_reader') THEN
        GRANT INSERT ON ledger.access_log TO ledger_reader;
    END IF;
END $$;
INSERT INTO ledger.schema_version (version) VALUES (1), (2), (3), (4), (5), (6), (7), (8);
