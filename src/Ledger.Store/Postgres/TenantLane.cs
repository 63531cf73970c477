namespace Ledger.Store;

/// <summary>
/// The appends of one tenant in one process. One transaction is under way; what comes in meanwhile goes together into
/// the next, so that the tenant's lock and the disk's flush are paid once for many. Each append has its own outcome.
/// When much waits, as in an import, a second transaction is sent: the database takes it in while it records the first.
/// </summary>
/// <param name="run">Records a batch in one transaction; outcomes in the order of the batch.</param>
internal sealed class TenantLane(Func<IReadOnlyList<PendingAppend>, Task<AppendResult[]>> run)
{
    private const int MaxAppends = 512;
    private const int MaxEvents = 2500;
    private const long MaxWeight = 8 * 1024 * 1024;
    private const int MaxPumps = 2;

    // A second transaction for fewer events would only split what one could carry.
    private const int EventsForSecondPump = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<PendingAppend> _waiting = [];
    private int _eventsWaiting;
    private int _pumps;

    /// <summary>Hands an append over; when nothing is under way, the caller's own thread starts it.</summary>
    public void Add(PendingAppend append)
    {
        lock (_lock)
        {
            _waiting.Enqueue(append);
            _eventsWaiting += append.EventCount;
            if (_pumps == MaxPumps || (_pumps > 0 && _eventsWaiting < EventsForSecondPump))
            {
                return;
            }

            _pumps++;
        }

        _ = Pump();
    }

    private async Task Pump()
    {
        while (true)
        {
            var batch = Take();
            var answers = await Run(batch);
            if (answers is [var only] && Rest())
            {
                // Nobody else waits for this lane, so the caller may go on right here, without a hop to another thread.
                only();
                return;
            }

            foreach (var answer in answers)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static a => a(), answer, preferLocal: false);
            }

            // Those who have their answer now may well append again at once: behind them in the queue of the pool, the
            // next batch takes them along, where the first of them would have gone alone.
            await Task.Yield();
            if (Rest())
            {
                return;
            }
        }
    }

    /// <summary>Stops when nobody waits.</summary>
    private bool Rest()
    {
        lock (_lock)
        {
            if (_waiting.Count > 0)
            {
                return false;
            }

            _pumps--;
            return true;
        }
    }

    /// <summary>Runs a batch, and gives what tells each of its callers.</summary>
    private async Task<IReadOnlyList<Action>> Run(List<PendingAppend> batch)
    {
        try
        {
            var results = batch.Count == 0 ? [] : await run(batch);
            return [.. batch.Select((append, i) => (Action)(() => append.Complete(results[i])))];
        }
        catch (Exception error) when (batch.Count == 1 || error is StoreException)
        {
            return [.. batch.Select(append => (Action)(() => append.Fail(error)))];
        }
        catch (Exception)
        {
            // One of them is at fault; alone, each gets its own answer.
            List<Action> alone = [];
            foreach (var append in batch)
            {
                alone.AddRange(await Run([append]));
            }

            return alone;
        }
    }

    private List<PendingAppend> Take()
    {
        List<PendingAppend> batch = [];
        var events = 0;
        var weight = 0L;
        lock (_lock)
        {
            while (batch.Count < MaxAppends && _waiting.TryPeek(out var next)
                && (batch.Count == 0 || (events + next.EventCount <= MaxEvents && weight + next.Weight <= MaxWeight)))
            {
                _waiting.Dequeue();
                _eventsWaiting -= next.EventCount;
                if (next.CancellationToken.IsCancellationRequested)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(static p => p.Cancel(), next, preferLocal: false);
                    continue;
                }

                batch.Add(next);
                events += next.EventCount;
                weight += next.Weight;
            }
        }

        return batch;
    }
}
