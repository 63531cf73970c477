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

\ir ledger.sql

-- Marten's tables, as Marten 9 makes them.
\ir mt_streams.sql
\ir mt_events.sql
\ir mt_events_sequence.sql
\ir mt_event_progression.sql

-- Ours, beside them.
\ir schema_version.sql
\ir commits.sql
\ir actors.sql

-- Who may do what.
\ir access_accounts.sql
\ir access_keys.sql
\ir access_log.sql

-- Who is sent the events.
\ir webhooks.sql
\ir dead_letters.sql

-- The seal over the log.
\ir seal_logs.sql
\ir seal_tiles.sql
\ir seal_fingerprints.sql
\ir seal_checkpoints.sql
\ir seal_keys.sql

-- What is recorded stays.
\ir refuse_change.sql
\ir mt_events_immutable.sql
\ir commits_immutable.sql
\ir seal_immutable.sql

-- One order per tenant, whoever writes.
\ir lock_tenant.sql
\ir keep_order.sql
\ir mt_events_order.sql

-- The way in: two doors, for one stream and for a batch.
\ir check_tenant.sql
\ir check_append.sql
\ir record.sql
\ir judge.sql
\ir append_one.sql
\ir append_each.sql
\ir append.sql
\ir append_stream.sql

-- The way to a password of one's own.
\ir change_password.sql

-- No municipality sees another.
\ir tenants_apart.sql

\ir grants.sql
