using System.Runtime.CompilerServices;

namespace Ledger.Store;

/// <summary>
/// The events of a tenant, page by page. Where a page ends is told by the commits, before anything of it is read: two
/// pages are read at once, each over a connection of its own, while the one before them is worked on.
/// </summary>
/// <param name="end">Where a page ends that starts behind a position.</param>
/// <param name="read">Reads a page.</param>
internal sealed class TenantPages(
    Func<long, int, CancellationToken, Task<PageEnd?>> end,
    Func<long, PageEnd, CancellationToken, Task<List<StoredEvent>>> read)
{
    private const int Ahead = 2;

    /// <summary>All events after a position, up to what is committed when the last page is read.</summary>
    public async IAsyncEnumerable<StoredEvent> Read(
        long afterPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ends = Task.FromResult<PageEnd?>(new PageEnd(afterPosition, 0, IsLast: false));
        var coming = new Queue<(Task<PageEnd?> End, Task<List<StoredEvent>> Page)>();
        var size = EventPages.FirstPage;
        Ask();
        for (var number = 1; coming.TryDequeue(out var next); number++)
        {
            var page = await next.Page;
            var isLast = await next.End is not { IsLast: false };
            size = EventPages.NextSize(page, size);
            for (var i = 0; i < page.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (i == page.Count / 2 && number > 1)
                {
                    // Who comes this far mostly reads on.
                    AskAhead(Ahead);
                }

                yield return page[i];
            }

            if (isLast)
            {
                yield break;
            }

            AskAhead(1);
        }

        void AskAhead(int pages)
        {
            while (coming.Count < pages)
            {
                Ask();
            }
        }

        void Ask()
        {
            var (start, most) = (ends, size);
            ends = EndBehind(start, most, cancellationToken);
            coming.Enqueue((ends, PageBetween(start, ends, cancellationToken)));
        }
    }

    private async Task<PageEnd?> EndBehind(Task<PageEnd?> start, int most, CancellationToken cancellationToken) =>
        await start is { IsLast: false } from ? await end(from.Position, most, cancellationToken) : null;

    private async Task<List<StoredEvent>> PageBetween(
        Task<PageEnd?> start, Task<PageEnd?> upTo, CancellationToken cancellationToken) =>
        await upTo is { } to && await start is { } from ? await read(from.Position, to, cancellationToken) : [];
}

/// <summary>Where a page of a tenant's events ends.</summary>
/// <param name="Position">The last position that may be in it.</param>
/// <param name="Most">So many events are in it at most.</param>
/// <param name="IsLast">Whether nothing was behind it when that was asked.</param>
internal sealed record PageEnd(long Position, long Most, bool IsLast);
