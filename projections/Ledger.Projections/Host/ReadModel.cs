using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>A projection that is kept in a table.</summary>
/// <param name="Name">Its name, which is that of its table in <c>ledger_read</c>.</param>
/// <param name="Code">
/// Which rows it makes: another code makes other rows, so that the live ones are stale and must be rebuilt.
/// </param>
/// <param name="Begin">A fold of one tenant, which may read what happened before in its history.</param>
public sealed record ReadModel(string Name, string Code, Func<LedgerHistory, IReadFold> Begin)
{
    /// <summary>
    /// After how many events a rebuild writes: nobody waits for rows that are not read yet. A projection with a row for
    /// each stream writes a row again for every portion that the stream goes on in, so it does best with large ones.
    /// </summary>
    public int RebuildPortion { get; init; } = 20_000;

    /// <summary>All there are.</summary>
    public static IReadOnlyList<ReadModel> All { get; } =
        [TrailTable.Model, SubjectTable.Model, MentionTable.Model, SummaryTable.Model];
}

/// <summary>
/// The fold of one tenant into rows. It is told every event once, in order; after a restart it goes on behind the rows
/// that are there, and reads the streams that it goes on with.
/// </summary>
public interface IReadFold
{
    /// <summary>Takes an event in, and keeps the rows that it makes.</summary>
    ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken);

    /// <summary>Writes the rows kept, in the transaction of the connection, and drops them.</summary>
    Task Write(NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken);
}
