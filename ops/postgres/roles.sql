-- The three roles of the ledger, for an administrator of the cluster to run once:
--     psql -f roles.sql
-- `ledger init` makes them itself when its user may create roles, and grants in its database whenever they exist.
-- They cannot log in: make a user for each program and let it in.
--     CREATE ROLE ledger_program LOGIN PASSWORD '…' IN ROLE ledger_writer;
--     CREATE ROLE ledger_web     LOGIN PASSWORD '…' IN ROLE ledger_reader;
--     CREATE ROLE ledger_people  LOGIN PASSWORD '…' IN ROLE ledger_admin;

-- Appends through ledger.append and reads; changes nothing that is recorded.
SELECT 'CREATE ROLE ledger_writer NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ledger_writer') \gexec

-- Reads.
SELECT 'CREATE ROLE ledger_reader NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ledger_reader') \gexec

-- Manages accounts and keys; sees nothing that is recorded and records nothing.
SELECT 'CREATE ROLE ledger_admin NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ledger_admin') \gexec
