using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>
/// Keeps the rows of one slot up to the log, batch by batch. After a crash it goes on behind what is in the table.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="log">The event log.</param>
/// <param name="codec">How events are stored.</param>
/// <param name="slot">Which rows.</param>
/// <param name="onlyLive">Whether to stop when another generation took its place.</param>
/// <param name="batchSize">How many events are written in one transaction.</param>
/// <param name="took">Is told of every event that was taken in.</param>
internal sealed class Follower(
    NpgsqlDataSource source, IEventLog log, EventCodec codec, Slot slot, bool onlyLive, int batchSize = 500,
    Action? took = null)
{
    private readonly Turns _turns = new();
    private IReadFold? _fold;
    private long _folded;
    private long _written;

    /// <summary>
    /// Goes on to the end of the log; gives how many events that were. It stands still, and says so in its progress,
    /// on an event that it cannot take. Callers take turns.
    /// </summary>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    /// <exception cref="NpgsqlException">The database cannot be used.</exception>
    public Task<int> CatchUp(CancellationToken cancellationToken) =>
        _turns.Take(() => FollowOrFail(cancellationToken), cancellationToken);

    private async Task<int> FollowOrFail(CancellationToken cancellationToken)
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
            _fold = slot.Model.Begin(new LedgerHistory(log, slot.Tenant, codec));
            (_folded, _written) = (position, position);
        }

        return await FoldFrom(position, _fold, cancellationToken);
    }

    private async Task<int> FoldFrom(long position, IReadFold fold, CancellationToken cancellationToken)
    {
        var (taken, waiting) = (0, 0);
        await foreach (var portion in DecodedEvents.Read(log, codec, slot.Tenant, position, cancellationToken))
        {
            foreach (var recorded in portion.Events)
            {
                _folded = recorded.Position;
                await fold.Take(recorded, cancellationToken);
                taken++;
                took?.Invoke();
                if (++waiting == batchSize)
                {
                    if (!await Write(waiting, cancellationToken))
                    {
                        return taken - waiting;
                    }

                    waiting = 0;
                }
            }

            if (portion.Broken is var (at, why))
            {
                _folded = at;
                why.Throw();
            }
        }

        return waiting == 0 || await Write(waiting, cancellationToken) ? taken : taken - waiting;
    }

    private async Task<bool> Write(int events, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await slot.Advance(connection, _written, _folded, events, onlyLive, cancellationToken))
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
