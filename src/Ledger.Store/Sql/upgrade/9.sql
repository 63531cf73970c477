-- From version 8 to 9: the access log says what came of an act.
ALTER TABLE IF EXISTS ledger.access_log ADD COLUMN IF NOT EXISTS act uuid NULL;
ALTER TABLE IF EXISTS ledger.access_log ADD COLUMN IF NOT EXISTS outcome_of uuid NULL;
