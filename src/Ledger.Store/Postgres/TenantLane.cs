namespace Ledger.Store;

/// <summary>
/// The appends of one tenant in one process. At most one transaction is under way; what comes in meanwhile goes together
/// into the next, so that the tenant's lock and the disk's flush are paid once for many. Each append has its own outcome.
/// </summary>
/// <param name="run">Records a batch in one transaction; outcomes in the order of the batch.</param>
internal sealed class TenantLane(Func<IReadOnlyList<PendingAppend>, Task<AppendResult[]>> run)
{
    private const int MaxAppends = 512;
    private const int MaxEvents = AppendLimits.EventsPerAppend;
    private const long MaxWeight = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<PendingAppend> _waiting = [];
    private bool _running;

    /// <summary>Hands an append over; when nothing is under way, the caller's own thread starts it.</summary>
    public void Add(PendingAppend append)
    {
        lock (_lock)
        {
            _waiting.Enqueue(append);
            if (_running)
            {
                return;
            }

            _running = true;
        }

        _ = Pump();
    }

    private async Task Pump()
    {
        while (true)
        {
            var batch = Take();
            var complete = await Run(batch);
            bool idle;
            lock (_lock)
            {
                idle = _waiting.Count == 0;
                _running = !idle;
            }

            if (idle && batch.Count == 1)
            {
                // Nobody else waits for this lane, so the caller may go on right here, without a hop to another thread.
                complete();
                return;
            }

            ThreadPool.UnsafeQueueUserWorkItem(static c => c(), complete, preferLocal: false);
            if (idle)
            {
                return;
            }
        }
    }

    /// <summary>Runs a batch, and gives what tells its callers.</summary>
    private async Task<Action> Run(List<PendingAppend> batch)
    {
        try
        {
            if (batch.Count == 0)
            {
                return static () => { };
            }

            var results = await run(batch);
            return () =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Complete(results[i]);
                }
            };
        }
        catch (Exception error) when (batch.Count == 1)
        {
            return () => batch[0].Fail(error);
        }
        catch (StoreException error)
        {
            return () => batch.ForEach(p => p.Fail(error));
        }
        catch (Exception)
        {
            // One of them is at fault; alone, each gets its own answer.
            var alone = new List<Action>();
            foreach (var append in batch)
            {
                alone.Add(await Run([append]));
            }

            return () => alone.ForEach(complete => complete());
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
