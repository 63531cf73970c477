using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain.Actors;
using Asked = Ledger.Domain.ICommand<Ledger.Domain.Actors.ActorRecord, Ledger.Domain.Actors.ActorEvent>;

namespace Ledger.Domain.Tests.Laws;

public sealed class ActorLaws()
    : StreamLaws<ActorRecord, ActorEvent>(ActorRecord.Initial, ActorRecord.Evolve, Commands, Commands)
{
    protected override IEnumerable<Refusal> Refusals =>
        [Refusal.DigestMalformed, Refusal.NameErased, Refusal.NameUnknown];

    private static Gen<Asked> Commands =>
        from digest in Gen.Elements(Actors.Clerk.Named.Commitment, Actors.Clerk.Renamed.Commitment, "79e2")
        from command in Gen.Elements<Asked>(new NameActor(digest), new NameActor(digest), new EraseName())
        select command;
}
