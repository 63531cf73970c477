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
