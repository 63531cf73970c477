using System.Data.Common;
using JasperFx.Events;
using Ledger.Domain;
using Weasel.Core;
using Weasel.Storage;

namespace Ledger.CritterStack;

/// <summary>
/// Takes the tenant's lock in Marten's transaction. As an operation on events it stands in front of the appends, which
/// Marten adds when the session is saved.
/// </summary>
internal sealed class TenantLock(TenantId tenant) : Weasel.Storage.IStorageOperation
{
    public Type DocumentType => typeof(IEvent);

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append("SELECT ledger.lock_tenant(");
        builder.AppendParameter(tenant.Value);
        builder.Append(")");
    }

    public Task PostprocessAsync(
        DbDataReader reader, IList<Exception> exceptions, CancellationToken cancellationToken) => Task.CompletedTask;
}
