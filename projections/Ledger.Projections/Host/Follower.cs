using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>
/// Keeps the rows of one slot up to the log, batch by batch. After a crash it folds what is in the table already
/// without writing it, and goes on behind it.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="log">The event log.</param>
/// <param name="codec">How events are stored.</param>
/// <param name="slot">Which rows.</param>
/// <param name="onlyLive">Whether to stop when another generation took its place.</param>
internal sealed class Follower(
    NpgsqlDataSource source, IEventLog log, EventCodec codec, Slot slot, bool onlyLive)
{
    /// <summary>How many events are written in one transaction.</summary>
    public const int BatchSize = 500;

    private IReadFold? _fold;
    private long _folded;
    private long _written;

    /// <summary>
    /// Goes on to the end of the log; gives how many events that were. It stands still, and says so in its progress,
    /// on an event that it cannot take.
    /// </summary>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    /// <exception cref="NpgsqlException">The database cannot be used.</exception>
    public async Task<int> CatchUp(CancellationToken cancellationToken)
    {
        try
        {
            return await Follow(cancellationToken);
        }
        catch (Exception error) when (!IsOfTheDatabase(error, cancellationToken))
        {
            _fold = null;
            await slot.Fail(source, $"{error.GetType().Name}: {error.Message}", _folded, cancellationToken);
            return 0;
        }
        catch
        {
            // What the fold has taken in may not be in the table.
            _fold = null;
            throw;
        }
    }

    private static bool IsOfTheDatabase(Exception error, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
        || error is StoreException or NpgsqlException { IsTransient: true } or NpgsqlException and not PostgresException
        || error is PostgresException { SqlState: ['5' or '4' or '3' or '0', ..] };

    private async Task<int> Follow(CancellationToken cancellationToken)
    {
        var (position, hasFailed) = await slot.Position(source, cancellationToken);
        if (hasFailed)
        {
            return 0;
        }

        if (_fold is null || _written != position)
        {
            (_fold, _folded, _written) = (slot.Model.Begin(), 0, position);
        }

        var (taken, waiting) = (0, 0);
        await foreach (var stored in log.ReadTenant(slot.Tenant, _folded, cancellationToken))
        {
            _folded = stored.Position;
            _fold.Take(codec.Decode(stored));
            if (_folded <= position)
            {
                _fold.Forget();
                continue;
            }

            taken++;
            if (++waiting == BatchSize)
            {
                if (!await Write(cancellationToken))
                {
                    return taken - waiting;
                }

                waiting = 0;
            }
        }

        return waiting == 0 || await Write(cancellationToken) ? taken : taken - waiting;
    }

    private async Task<bool> Write(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await slot.Advance(connection, _written, _folded, onlyLive, cancellationToken))
        {
            _fold = null;
            return false;
        }

        await _fold!.Write(connection, slot.Generation, slot.Tenant, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _written = _folded;
        return true;
    }
}
