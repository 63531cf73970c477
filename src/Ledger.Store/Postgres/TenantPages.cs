using System.Runtime.CompilerServices;

namespace Ledger.Store;

/// <summary>
/// The events of a tenant, page by page. Where a page ends is told by the commits, before anything of it is read: two
/// pages are read at once, each over a connection of its own, while the one before them is worked on.
/// </summary>
internal sealed class TenantPages
{
    private const int Ahead = 2;

    private readonly Queue<(Task<PageEnd?> End, Task<List<StoredEvent>> Page)> _asked = new();
    private readonly ITenantRead _read;
    private Task<PageEnd?> _end;
    private int _size = EventPages.FirstPage;

    private TenantPages(ITenantRead read, long afterPosition)
    {
        _read = read;
        _end = Task.FromResult<PageEnd?>(new PageEnd(afterPosition, 0, IsLast: false));
    }

    /// <summary>All events after a position, up to what is committed when the last page is read.</summary>
    public static async IAsyncEnumerable<StoredEvent> Read(
        ITenantRead read, long afterPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new TenantPages(read, afterPosition);
        var (isFirst, isLast) = (true, false);
        while (!isLast)
        {
            pages.Ask(1, cancellationToken);
            var next = pages._asked.Dequeue();
            var page = await next.Page;
            isLast = await next.End is not { IsLast: false };
            pages._size = EventPages.NextSize(page, pages._size);
            for (var i = 0; i < page.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (i == page.Count / 2 && !isFirst)
                {
                    // Who comes this far mostly reads on.
                    pages.Ask(Ahead, cancellationToken);
                }

                yield return page[i];
            }

            isFirst = false;
        }
    }

    private void Ask(int pages, CancellationToken cancellationToken)
    {
        while (_asked.Count < pages)
        {
            var start = _end;
            _end = EndBehind(start, _size, cancellationToken);
            _asked.Enqueue((_end, PageBetween(start, _end, cancellationToken)));
        }
    }

    private async Task<PageEnd?> EndBehind(Task<PageEnd?> start, int most, CancellationToken cancellationToken) =>
        await start is { IsLast: false } from ? await _read.End(from.Position, most, cancellationToken) : null;

    private async Task<List<StoredEvent>> PageBetween(
        Task<PageEnd?> start, Task<PageEnd?> upTo, CancellationToken cancellationToken) =>
        await upTo is { } to && await start is { } from ? await _read.Page(from.Position, to, cancellationToken) : [];
}

/// <summary>What reads the events of one tenant.</summary>
internal interface ITenantRead
{
    /// <summary>Where a page of at most so many events ends that starts behind a position; null when there is none.
    /// </summary>
    Task<PageEnd?> End(long afterPosition, int most, CancellationToken cancellationToken);

    /// <summary>The events of a page.</summary>
    Task<List<StoredEvent>> Page(long afterPosition, PageEnd end, CancellationToken cancellationToken);
}

/// <summary>Where a page of a tenant's events ends.</summary>
/// <param name="Position">The last position that may be in it.</param>
/// <param name="Most">So many events are in it at most.</param>
/// <param name="IsLast">Whether nothing was behind it when that was asked.</param>
internal sealed record PageEnd(long Position, long Most, bool IsLast);
