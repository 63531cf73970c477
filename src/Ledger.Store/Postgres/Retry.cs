using NodaTime;
using Npgsql;

namespace Ledger.Store;

/// <summary>Repeats what failed for a passing reason, with growing pauses, until a deadline.</summary>
/// <param name="source">The database, for naming it in a fault.</param>
/// <param name="patience">How long to go on after the first failure.</param>
internal sealed class Retry(NpgsqlDataSource source, Duration patience)
{
    private static readonly Duration FirstPause = Duration.FromMilliseconds(20);
    private static readonly Duration LongestPause = Duration.FromSeconds(1);

    /// <summary>Runs work that is safe to repeat.</summary>
    /// <exception cref="StoreException">The database failed, and went on failing until the deadline.</exception>
    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        Instant? deadline = null;
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                deadline ??= SystemClock.Instance.GetCurrentInstant() + patience;
                if (!Faults.IsPassing(error, attempt) || SystemClock.Instance.GetCurrentInstant() + pause > deadline)
                {
                    throw Faults.Of(error, source) is { } fault ? new StoreException(fault, error) : error;
                }
            }

            await Task.Delay(pause.ToTimeSpan(), cancellationToken);
            pause = Duration.Min(pause * 2, LongestPause);
        }
    }
}
