using Ledger.Domain;
using Ledger.Domain.Actors;
using NodaTime;
using Npgsql;

namespace Ledger.Store.Actors;

/// <summary>
/// Who acts under which pseudonym. The names are in one table outside the log; the log has what binds them, so that
/// nobody gives an old pseudonym to somebody else unseen, and that they were erased.
/// </summary>
/// <param name="source">The database. Its role must be allowed to read and write the table of names.</param>
/// <param name="recorder">Takes what happened to a name into the log.</param>
public sealed class ActorNames(NpgsqlDataSource source, Recorder recorder)
{
    // A name counts only as long as the last thing that the log says about the pseudonym is what binds it.
    private const string Bound =
        """
        (SELECT e.data ->> 'commitment' FROM ledger.mt_events e
         WHERE e.tenant_id = a.tenant_id AND e.stream_id = 'actor/' || a.actor ORDER BY e.version DESC LIMIT 1)
        """;

    private const string Believed =
        $"""
        SELECT a.actor, a.name, a.salt, {Bound} FROM ledger.actors a WHERE a.tenant_id = $1
        """;

    // Under the lock of appends: an erasure that is being recorded comes wholly before this, or wholly after.
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 5496977331))";

    private const string Put =
        $"""
        INSERT INTO ledger.actors (tenant_id, actor, name, salt)
        SELECT a.* FROM (SELECT $1 AS tenant_id, $2 AS actor, $3, $4::bytea) a
        WHERE $5 = {Bound}
        ON CONFLICT (tenant_id, actor) DO UPDATE SET name = excluded.name, salt = excluded.salt
        """;

    private const string Delete = "DELETE FROM ledger.actors WHERE tenant_id = $1 AND actor = $2";

    private const string DeleteErased =
        $"DELETE FROM ledger.actors a WHERE a.tenant_id = $1 AND {Bound} IS NULL";

    private const string Everyone =
        """
        SELECT coalesce(l.actor, n.actor), coalesce(l.events, 0), l.last, n.type
        FROM (SELECT e.headers ->> 'actor' AS actor, count(*) AS events, max(e.timestamp) AS last
              FROM ledger.mt_events e WHERE e.tenant_id = $1 GROUP BY 1) l
        FULL JOIN (SELECT DISTINCT ON (e.stream_id) substr(e.stream_id, 7) AS actor, e.type
              FROM ledger.mt_events e WHERE e.tenant_id = $1 AND starts_with(e.stream_id, 'actor/')
              ORDER BY e.stream_id, e.version DESC) n USING (actor)
        WHERE coalesce(l.actor, n.actor) IS NOT NULL ORDER BY 1
        """;

    /// <summary>
    /// Lays down who acts under a pseudonym. What binds the name is recorded first, then the name is kept; giving the
    /// name that is there records nothing.
    /// </summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="actor">The pseudonym.</param>
    /// <param name="name">The name.</param>
    /// <param name="by">Why, and where that is written; without the name in it.</param>
    /// <param name="cancellationToken">Gives up; what was recorded stays, and the name can be given again.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public async Task<RecordOutcome> Name(
        TenantId tenant, Actor actor, string name, Accountability by, CancellationToken cancellationToken = default)
    {
        name = name.Trim();
        var salt = NameCommitment.NewSalt();
        var commitment = NameCommitment.Of(salt, name);
        var asked = Instruction.For(actor, new NameActor(commitment), by, Guid.CreateVersion7());
        if (name.Length == 0)
        {
            return new RecordOutcome.Refused(0, asked, Refusal.NameMissing, actor.ToString());
        }

        if (Gives(by, name))
        {
            return new RecordOutcome.Refused(0, asked, Refusal.NameInLog, actor.ToString());
        }

        var known = await Known(tenant, cancellationToken);
        if (known.GetValueOrDefault(actor) == name)
        {
            return new RecordOutcome.Recorded([], [new InstructionResult(asked, [])]);
        }

        var outcome = await recorder.Record(tenant, [asked], $"actor-{asked.Id}", cancellationToken);
        if (outcome is RecordOutcome.Recorded)
        {
            await Do(
                [Command(Lock, tenant), Command(Put, tenant, actor.ToString(), name, salt, commitment)],
                cancellationToken);
        }

        return outcome;
    }

    /// <summary>
    /// Erases the name behind a pseudonym, with all that could open what binds it. The erasure is recorded first; doing
    /// it again records nothing, and erases what may have been left or put back from a copy.
    /// </summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="actor">The pseudonym.</param>
    /// <param name="by">Why, and where that is written; without the name in it.</param>
    /// <param name="cancellationToken">Gives up; what was recorded stays, and the erasure can be asked again.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public async Task<RecordOutcome> Erase(
        TenantId tenant, Actor actor, Accountability by, CancellationToken cancellationToken = default)
    {
        var asked = Instruction.For(actor, new EraseName(), by, Guid.CreateVersion7());
        var known = await Known(tenant, cancellationToken);
        if (known.GetValueOrDefault(actor) is { } name && Gives(by, name))
        {
            return new RecordOutcome.Refused(0, asked, Refusal.NameInLog, actor.ToString());
        }

        var outcome = await recorder.Record(tenant, [asked], $"actor-{asked.Id}", cancellationToken);
        if (outcome is RecordOutcome.Recorded)
        {
            await Do([Command(Delete, tenant, actor.ToString())], cancellationToken);
        }

        return outcome;
    }

    /// <summary>
    /// Erases the names that the log says were erased: after a copy of the database was put back, or a fall in between.
    /// </summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public Task<int> EraseAgain(TenantId tenant, CancellationToken cancellationToken = default) =>
        Do([Command(DeleteErased, tenant)], cancellationToken);

    /// <summary>
    /// The names, by pseudonym, for those who may see them. Only names that are what the log binds.
    /// </summary>
    /// <exception cref="StoreException">The database cannot be used, or this role may not see names.</exception>
    public async Task<IReadOnlyDictionary<Actor, string>> Known(
        TenantId tenant, CancellationToken cancellationToken = default)
    {
        var rows = await Read(
            Believed, tenant,
            r => (Actor: Of(r.GetString(0)), Name: r.GetString(1), Salt: (byte[])r[2], Bound: r[3] as string),
            cancellationToken);
        return rows.Where(r => NameCommitment.Of(r.Salt, r.Name) == r.Bound)
            .ToDictionary(r => r.Actor, r => r.Name);
    }

    /// <summary>Everyone who recorded something or whose name was laid down, with the name where it is known.</summary>
    /// <exception cref="StoreException">The database cannot be used, or this role may not see names.</exception>
    public async Task<IReadOnlyList<ActorEntry>> List(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var names = await Known(tenant, cancellationToken);
        return await Read(Everyone, tenant, r => Entry(r, names), cancellationToken);
    }

    private static ActorEntry Entry(NpgsqlDataReader row, IReadOnlyDictionary<Actor, string> names)
    {
        var actor = Of(row.GetString(0));
        var name = names.GetValueOrDefault(actor);
        return new ActorEntry(
            actor,
            name,
            row.IsDBNull(3) ? NameState.Unnamed
                : row.GetString(3) == "name_erased" ? NameState.Erased
                : name is null ? NameState.Lost : NameState.Named,
            row.GetInt64(1),
            row.IsDBNull(2) ? null : Instant.FromDateTimeUtc(row.GetDateTime(2)));
    }

    private static Actor Of(string key) => new(Slug.Parse(key));

    /// <summary>Whether the name would get into the log after all.</summary>
    private static bool Gives(Accountability by, string name) =>
        by.Citations.SelectMany(c => new[] { c.Locator, c.Quote, c.Remark }).Append(by.Rationale)
            .Any(t => t?.Contains(name, StringComparison.OrdinalIgnoreCase) ?? false);

    private async Task<List<T>> Read<T>(
        string sql, TenantId tenant, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.Value });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<T> rows = [];
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            throw new StoreException(fault);
        }
    }

    private static NpgsqlBatchCommand Command(string sql, TenantId tenant, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in (object[])[tenant.Value, .. values])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    /// <summary>Runs commands in one transaction; gives how many rows they changed.</summary>
    private async Task<int> Do(IReadOnlyList<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        try
        {
            await using var batch = source.CreateBatch();
            foreach (var command in commands)
            {
                batch.BatchCommands.Add(command);
            }

            return Math.Max(0, await batch.ExecuteNonQueryAsync(cancellationToken));
        }
        catch (Exception error) when (Faults.Of(error, source) is { } fault)
        {
            throw new StoreException(fault);
        }
    }
}
