-- The table of contents of the read side: every object has a file of its own, and may be made again.
-- Everything here can be thrown away and built anew from the log.
\ir ledger_read.sql
\ir words.sql
\ir live.sql
\ir progress.sql
\ir trail.sql
\ir subject.sql
\ir mention.sql
\ir summary.sql
\ir read_apart.sql
\ir read_grants.sql
