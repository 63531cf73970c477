-- What may lead readers of a tenant's log ($1), sealed up to a size ($2), astray though every event is there.
SELECT 'hidden', format('The commits up to position %s overlap: readers come by events twice.', o.last_position)
FROM (SELECT c.last_position, c.first_position <= lag(c.last_position) OVER (ORDER BY c.last_position) AS overlaps
      FROM ledger.commits c WHERE c.tenant_id = $1) o
WHERE o.overlaps
UNION ALL
SELECT 'tiles', format('Level %s of the stored tree has %s hashes where the seal has %s.', l.level, l.held, l.due)
FROM (SELECT t.level, sum(length(t.hashes) / 32) AS held,
             CASE WHEN t.level < 8 THEN $2 >> (8 * t.level::integer) ELSE 0 END AS due
      FROM ledger.seal_tiles t WHERE t.tenant_id = $1 GROUP BY t.level) l
WHERE l.held <> l.due;
