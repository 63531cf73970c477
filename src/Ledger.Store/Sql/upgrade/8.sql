-- From version 7 to 8: the web made the tables of the webhooks, in a schema of their own and without policies.
ALTER TABLE IF EXISTS ledger_feed.webhooks SET SCHEMA ledger;
ALTER TABLE IF EXISTS ledger_feed.dead_letters SET SCHEMA ledger;
DROP SCHEMA IF EXISTS ledger_feed;
