namespace Ledger.Store;

/// <summary>Lets work in up to a weight, first come first served; who does not fit waits. This is the back-pressure of
/// the log: a caller that appends faster than the disk waits here, with nothing allocated for it but its
/// place.</summary>
/// <param name="capacity">The most that may be inside; something heavier alone is let in alone.</param>
/// <param name="maxWaiting">The most that may wait; past it, entering fails.</param>
internal sealed class Gate(long capacity, int maxWaiting)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(long Weight, TaskCompletionSource Entered)> _waiting = [];
    private long _inside;

    /// <summary>Waits for a place. Whoever entered must <see cref="Exit"/>.</summary>
    /// <exception cref="StoreException">Too many wait already.</exception>
    public ValueTask Enter(long weight, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Count == 0 && Fits(weight))
            {
                _inside += weight;
                return ValueTask.CompletedTask;
            }

            if (_waiting.Count >= maxWaiting)
            {
                throw new StoreException(new StoreFault.Busy($"{maxWaiting} appends wait already."));
            }

            var place = _waiting.AddLast((weight, new(TaskCreationOptions.RunContinuationsAsynchronously)));
            return new ValueTask(Wait(place, cancellationToken));
        }
    }

    /// <summary>Gives the place back and lets in whoever fits now.</summary>
    public void Exit(long weight)
    {
        lock (_lock)
        {
            _inside -= weight;
            Admit();
        }
    }

    private async Task Wait(
        LinkedListNode<(long Weight, TaskCompletionSource Entered)> place, CancellationToken cancellationToken)
    {
        try
        {
            await place.Value.Entered.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (place.List is not null)
                {
                    _waiting.Remove(place);
                }
                else
                {
                    _inside -= place.Value.Weight;
                }

                Admit();
            }

            throw;
        }
    }

    private void Admit()
    {
        while (_waiting.First is { } next && Fits(next.Value.Weight))
        {
            _waiting.RemoveFirst();
            _inside += next.Value.Weight;
            next.Value.Entered.SetResult();
        }
    }

    private bool Fits(long weight) => _inside == 0 || _inside + weight <= capacity;
}
