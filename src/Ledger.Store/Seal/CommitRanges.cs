namespace Ledger.Store.Seal;

/// <summary>
/// The commits of a tenant, gone along with its events: whether readers that follow them come by each.
/// </summary>
internal sealed class CommitRanges(SealTables tables)
{
    private readonly Queue<(long First, long Last)> _ranges = new();
    private long _asked;
    private bool _isAll;

    /// <summary>Whether a commit leads to a position. Positions are asked in their order.</summary>
    public async ValueTask<bool> LeadTo(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_ranges.TryPeek(out var range))
            {
                if (range.Last >= position)
                {
                    return range.First <= position;
                }

                _ranges.Dequeue();
            }

            if (_isAll)
            {
                return false;
            }

            var more = await tables.Commits(_asked, cancellationToken);
            more.ForEach(_ranges.Enqueue);
            _isAll = more.Count == 0;
            _asked = _isAll ? _asked : more[^1].Last;
        }
    }
}
