using Npgsql;

namespace Ledger.Store;

/// <summary>When an answer of the database counts.</summary>
internal static class ReaderEnd
{
    /// <summary>Waits for the end of an answer. The row of an append may arrive before its commit: only the end says
    /// that it is on disk.</summary>
    public static async Task ReadToEnd(this NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.NextResultAsync(cancellationToken))
        {
        }
    }
}
