-- Which generation of the rows of a projection is read, and by what code it was made. A rebuild makes the next
-- generation beside it; changing this row is the swap.
CREATE TABLE IF NOT EXISTS ledger_read.live (
    name       text   NOT NULL PRIMARY KEY,
    generation bigint NOT NULL,
    code       text   NOT NULL
);
