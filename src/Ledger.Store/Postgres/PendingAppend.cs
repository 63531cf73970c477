namespace Ledger.Store;

/// <summary>An append on its way to the database, and the caller who waits for it.</summary>
internal sealed class PendingAppend(
    IReadOnlyList<StreamAppend> appends, long weight, CancellationToken cancellationToken)
{
    // Continuations run where the lane completes it: on the pool, or in place when nobody else waits for the lane.
    private readonly TaskCompletionSource<AppendResult> _result = new();

    public IReadOnlyList<StreamAppend> Appends { get; } = appends;

    public int EventCount { get; } = appends.Sum(a => a.Events.Count);

    public long Weight { get; } = weight;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public Task<AppendResult> Task => _result.Task;

    public void Complete(AppendResult result) => _result.TrySetResult(result);

    public void Fail(Exception error) => _result.TrySetException(error);

    public void Cancel() => _result.TrySetCanceled(CancellationToken);
}
