using Ledger.Domain;
using Npgsql;

namespace Ledger.Projections;

/// <summary>Which subjects of a kind are asked for.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Lens">Only what this lens may show.</param>
/// <param name="Plan">Only of this plan; null for all.</param>
/// <param name="Year">Of targets: only of this year; null for all.</param>
/// <param name="After">The id that was last on the page before; null for the first page.</param>
/// <param name="Most">How many at most.</param>
internal sealed record SubjectPage(SubjectKind Kind, Lens Lens, string? Plan, string? Year, string? After, int Most);

/// <summary>Finds subjects in <c>ledger_read.subject</c>.</summary>
/// <param name="tables">The tables of the municipality.</param>
internal sealed class SubjectQueries(ReadTables tables)
{
    private const string From =
        """
        SELECT id, kind, stream_id, title FROM ledger_read.subject
        WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'subject') AND tenant_id = $1
        """;

    // What an address or a script may name at most by the end of an id.
    private const int Most = 100;

    /// <summary>The subject with an id, when a lens shows what it was first named by; else none.</summary>
    public Task<List<Subject>> Shown(string id, Lens lens, CancellationToken cancellationToken)
    {
        var conditions = new LensConditions(lens, 3);
        return !MayBeId(id) ? Task.FromResult<List<Subject>>([]) : tables.Ask(
            $"{From} AND id = $2 {conditions.Sql}", [id, .. conditions.Values], Row, cancellationToken);
    }

    /// <summary>The subjects with one of these ids.</summary>
    public Task<List<Subject>> Named(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.FromResult<List<Subject>>([])
            : tables.Ask($"{From} AND id = ANY ($2)", [ids.ToArray()], Row, cancellationToken);

    /// <summary>The subject with an id, or else those whose id ends with it after a slash.</summary>
    public async Task<IReadOnlyList<Subject>> Find(string id, CancellationToken cancellationToken)
    {
        if (!MayBeId(id))
        {
            return [];
        }

        var exact = await Named([id], cancellationToken);
        if (exact.Count > 0)
        {
            return exact;
        }

        var end = new string([.. $"/{id}".Reverse()]);
        return await tables.Ask(
            $"""
             {From} AND reverse(id) COLLATE "C" >= $2 AND reverse(id) COLLATE "C" < $3
             ORDER BY position, id LIMIT {Most}
             """,
            [end, After(end)], Row, cancellationToken);
    }

    /// <summary>The subjects under an id: its parts, by their ids.</summary>
    public Task<List<Subject>> Under(string id, SubjectKind kind, CancellationToken cancellationToken) => tables.Ask(
        $"""{From} AND kind = $2 AND id COLLATE "C" >= $3 AND id COLLATE "C" < $4 ORDER BY position, id""",
        [kind.ToString(), $"{id}/", After($"{id}/")], Row, cancellationToken);

    /// <summary>
    /// A page of the subjects of a kind, by their ids. Of a lens it knows what the first event of each tells, so that
    /// what was withdrawn is on it too.
    /// </summary>
    public Task<List<Subject>> Page(SubjectPage page, CancellationToken cancellationToken)
    {
        var conditions = new LensConditions(page.Lens, 6);
        var under = page.Plan is { } plan ? $"{plan}/" : "";
        return tables.Ask(
            $"""
             {From} AND kind = '{page.Kind}' AND id COLLATE "C" > $2 AND ($3 = '' OR id COLLATE "C" < $3)
                 AND {(page.Year is null ? "$4 = ''" : "split_part(id, '/', 3) = $4")}
                 {(page.Kind == SubjectKind.Target ? OfIndicator(conditions.Sql) : conditions.Sql)}
             ORDER BY id COLLATE "C" LIMIT $5
             """,
            [
                string.CompareOrdinal(page.After, under) > 0 ? page.After! : under,
                under.Length > 0 ? After(under) : "",
                page.Year ?? "", page.Most, .. conditions.Values,
            ],
            Row, cancellationToken);
    }

    // A target that was withdrawn may be set again from an earlier day than at first, but not from before its
    // indicator, which is defined once.
    private static string OfIndicator(string conditions) => conditions.Length == 0 ? "" :
        $"""
         AND EXISTS (
             SELECT FROM ledger_read.subject i WHERE i.generation = subject.generation
                 AND i.tenant_id = subject.tenant_id
                 AND i.id = split_part(subject.id, '/', 1) || '/' || split_part(subject.id, '/', 2)
                 {conditions.Replace("AND ", "AND i.", StringComparison.Ordinal)})
         """;

    /// <summary>A page of all subjects that a lens shows, by kind and id, from behind one of them.</summary>
    public Task<List<Subject>> Page(Lens lens, Subject? after, int most, CancellationToken cancellationToken)
    {
        var conditions = new LensConditions(lens, 5);
        return tables.Ask(
            $"""
             {From} AND (kind, id COLLATE "C") > ($2, $3) {conditions.Sql}
             ORDER BY kind, id COLLATE "C" LIMIT $4
             """,
            [after?.Kind.ToString() ?? "", after?.Id ?? "", most, .. conditions.Values], Row, cancellationToken);
    }

    /// <summary>The first of a kind, in order of recording.</summary>
    public Task<List<Subject>> Of(SubjectKind kind, int most, CancellationToken cancellationToken) => tables.Ask(
        $"{From} AND kind = $2 ORDER BY position, id LIMIT $3", [kind.ToString(), most], Row, cancellationToken);

    /// <summary>Subjects that someone may have meant by an id that finds nothing, at most five.</summary>
    public Task<List<Subject>> Near(string id, CancellationToken cancellationToken)
    {
        var words = Words(id).Where(w => w.Length > 2).ToArray();
        return words.Length == 0 ? Task.FromResult<List<Subject>>([]) : tables.Ask(
            $"""
             SELECT id, kind, stream_id, title FROM (
                 {From} AND own_stems @@ ledger_read.asked($1, $2, ':*', '|') LIMIT 1000) s
             ORDER BY (SELECT count(*) FROM unnest($2::text[]) w WHERE strpos(lower(id), w) > 0) DESC, length(id), id
             LIMIT 5
             """,
            [words], Row, cancellationToken);
    }

    /// <summary>
    /// The subjects that hold all words, in their Dutch stem or as the beginning of a word; where there is none, those
    /// that hold them within a word, as Dutch writes words together. What holds them in its title comes first.
    /// </summary>
    public async Task<List<Subject>> Search(string text, Lens lens, int most, CancellationToken cancellationToken)
    {
        var words = Words(text);
        if (words.Length == 0)
        {
            return [];
        }

        var conditions = new LensConditions(lens, 4);
        var found = await Ask(
            """
            own_stems @@ (ledger_read.asked($1, $2, ':*', '&')
                || ledger_read.asked($1, tsvector_to_array(to_tsvector('pg_catalog.dutch', $3)), '', '&'))
            """);
        return found.Count > 0 ? found : await Ask(
            "(SELECT bool_and(strpos(words, w) > 0) FROM unnest($2::text[]) w)");

        Task<List<Subject>> Ask(string holds) => tables.Ask(
            $"""
             {From} AND {holds} {conditions.Sql}
             ORDER BY
                 CASE WHEN starts_with(words, $3) THEN 0 WHEN strpos(words, $3) > 0 THEN 1 ELSE 2 END,
                 array_position('{OrderOfKinds}'::text[], kind), length(title), id
             LIMIT {most}
             """,
            [words, string.Join(' ', words), .. conditions.Values], Row, cancellationToken);
    }

    // A target or indicator is asked for more than the source that mentions it.
    private const string OrderOfKinds = "{Target,Indicator,Element,Plan,BudgetLine,Budget,Decision,Source}";

    private static bool MayBeId(string text) =>
        text.All(char.IsAscii) && !text.Contains('\0', StringComparison.Ordinal);

    private static string[] Words(string text) =>
    [
        .. AuditTrail.Fold(text)
            .Split([.. text.Where(c => !char.IsLetterOrDigit(c)), ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => string.Concat(w.Where(char.IsLetterOrDigit))).Where(w => w.Length > 0),
    ];

    // The first text behind all that begin with this one, byte by byte.
    private static string After(string start) => start[..^1] + (char)(start[^1] + 1);

    private static Subject Row(NpgsqlDataReader row) => new(
        row.GetString(0), Enum.Parse<SubjectKind>(row.GetString(1)), StreamId.Parse(row.GetString(2)),
        row.GetString(3));
}
