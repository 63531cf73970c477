using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>A projection that is kept in a table.</summary>
/// <param name="Name">Its name, which is that of its table in <c>ledger_read</c>.</param>
/// <param name="Code">
/// Which rows it makes: another code makes other rows, so that the live ones are stale and must be rebuilt.
/// </param>
/// <param name="Begin">A fold of one tenant, before its first event.</param>
public sealed record ReadModel(string Name, string Code, Func<IReadFold> Begin)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<ReadModel> All { get; } = [TrailTable.Model, SubjectTable.Model];
}

/// <summary>The fold of one tenant into rows. It is told every event once, in order.</summary>
public interface IReadFold
{
    /// <summary>Takes an event in, and keeps the rows that it makes.</summary>
    void Take(RecordedEvent recorded);

    /// <summary>Drops the rows kept, because they are in the table already.</summary>
    void Forget();

    /// <summary>Writes the rows kept, in the transaction of the connection, and drops them.</summary>
    Task Write(NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken);
}
