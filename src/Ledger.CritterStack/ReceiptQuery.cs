using System.Data.Common;
using Ledger.Domain;
using Ledger.Store;
using NodaTime;
using Weasel.Core;
using Weasel.Storage;

namespace Ledger.CritterStack;

/// <summary>Reads, in the transaction of an append and behind it, where its streams ended up.</summary>
internal sealed class ReceiptQuery(TenantId tenant, IReadOnlyList<StreamAppend> appends)
    : Weasel.Storage.IStorageOperation
{
    private readonly Dictionary<string, (long Version, long Position, Instant RecordedAt)> _ends = [];

    public Type DocumentType => typeof(ReceiptQuery);

    /// <summary>One per stream, in the order of the append; after the session was saved.</summary>
    public IReadOnlyList<Receipt> Receipts =>
    [
        .. appends.Select(a => (Append: a, End: _ends[a.Stream.Value])).Select(x => new Receipt(
            x.Append.Stream, x.End.Version, x.End.Position, x.End.RecordedAt,
            [.. x.Append.Events.Select(e => e.Id)])),
    ];

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append("SELECT stream_id, version, seq_id, timestamp FROM ledger.mt_events WHERE tenant_id = ");
        builder.AppendParameter(tenant.Value);
        builder.Append(" AND id = ANY(");
        builder.AppendParameter(appends.Select(a => a.Events[^1].Id).ToArray());
        builder.Append(")");
    }

    public async Task PostprocessAsync(
        DbDataReader reader, IList<Exception> exceptions, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            _ends[reader.GetString(0)] =
                (reader.GetInt64(1), reader.GetInt64(2), Instant.FromDateTimeUtc(reader.GetDateTime(3)));
        }
    }
}
