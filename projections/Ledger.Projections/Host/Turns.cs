using System.Threading.Channels;

namespace Ledger.Projections;

/// <summary>Lets callers do something one after the other.</summary>
internal sealed class Turns
{
    // One place: who is in it has the turn. Unlike a semaphore it holds nothing that must be given back.
    private readonly Channel<bool> _place = Channel.CreateBounded<bool>(1);

    /// <summary>Works when it is the caller's turn.</summary>
    public async Task<T> Take<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _place.Writer.WriteAsync(true, cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            await _place.Reader.ReadAsync(CancellationToken.None);
        }
    }
}
