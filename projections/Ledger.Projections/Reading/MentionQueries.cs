using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>Finds in <c>ledger_read.mention</c> what streams say of things that are not their own.</summary>
/// <param name="tables">The tables of the municipality.</param>
internal sealed class MentionQueries(ReadTables tables)
{
    private const string Live = "(SELECT generation FROM ledger_read.live WHERE name = 'mention')";

    /// <summary>The streams that rest on a decision or source, or cite it.</summary>
    public Task<List<StreamId>> Resting(string on, CancellationToken cancellationToken) => tables.Ask(
        $"""
         SELECT DISTINCT stream_id FROM ledger_read.mention
         WHERE generation = {Live} AND tenant_id = $1 AND subject = $2 AND kind IN ('Rests', 'Cites')
         """,
        [on], r => StreamId.Parse(r.GetString(0)), cancellationToken);

    /// <summary>
    /// What is said of things, and of everything that declared lineage joins to them in any number of steps.
    /// </summary>
    public Task<List<(string Subject, string Other, StreamId In)>> Joined(
        IReadOnlyCollection<string> things, CancellationToken cancellationToken) => tables.Ask(
        $"""
         WITH RECURSIVE reached (id) AS (
             SELECT unnest($2::text[]) COLLATE "C"
             UNION
             SELECT m.other COLLATE "C" FROM reached r
             JOIN ledger_read.mention m ON m.generation = {Live} AND m.tenant_id = $1 AND m.subject = r.id
                 AND m.kind = 'Lineage' AND m.other <> '')
         SELECT r.id, m.other, m.stream_id FROM reached r
         JOIN ledger_read.mention m ON m.generation = {Live} AND m.tenant_id = $1 AND m.subject = r.id
             AND m.kind IN ('Lineage', 'Contradiction', 'Advice')
         """,
        [things.ToArray()], Row, cancellationToken);

    /// <summary>What other streams say of a plan and of anything in it.</summary>
    public Task<List<(string Subject, string Other, StreamId In)>> Within(
        PlanId plan, CancellationToken cancellationToken) => tables.Ask(
        $"""
         SELECT subject, other, stream_id FROM ledger_read.mention
         WHERE generation = {Live} AND tenant_id = $1
         AND (subject = $2 OR (subject >= $3 AND subject < $4))
         AND kind IN ('Lineage', 'Contradiction', 'Advice')
         """,
        [plan.ToString(), $"{plan}/", $"{plan}0"], Row, cancellationToken);

    private static (string, string, StreamId) Row(Npgsql.NpgsqlDataReader row) =>
        (row.GetString(0), row.GetString(1), StreamId.Parse(row.GetString(2)));
}
