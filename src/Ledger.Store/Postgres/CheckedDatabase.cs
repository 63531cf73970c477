using Npgsql;

namespace Ledger.Store;

/// <summary>
/// Works on a database, again while it fails for a passing reason; the first time, looks whether its schema is one that
/// this program knows.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="retry">Repeats.</param>
internal sealed class CheckedDatabase(NpgsqlDataSource source, Retry retry)
{
    private volatile bool _schemaIsKnown;

    /// <summary>Does work that is safe to repeat.</summary>
    /// <exception cref="StoreException">The database failed, and went on failing until the deadline.</exception>
    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!_schemaIsKnown)
        {
            await retry.Run(CheckSchema, cancellationToken);
        }

        return await retry.Run(work, cancellationToken);
    }

    /// <summary>The same, with a connection of its own every time.</summary>
    /// <exception cref="StoreException">The database failed, and went on failing until the deadline.</exception>
    public Task<T> Run<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => Run(
        async token =>
        {
            await using var connection = await source.OpenConnectionAsync(token);
            return await work(connection, token);
        },
        cancellationToken);

    private async Task<bool> CheckSchema(CancellationToken cancellationToken) => _schemaIsKnown =
        await PostgresSchema.Look(source, cancellationToken) is { } fault ? throw new StoreException(fault) : true;
}
