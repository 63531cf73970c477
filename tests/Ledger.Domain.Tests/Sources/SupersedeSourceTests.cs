using Ledger.Domain.Sources;
using static Ledger.Domain.Sources.SourceEvent;
using static Ledger.Domain.Tests.Sources.Document;

namespace Ledger.Domain.Tests.Sources;

public sealed class SupersedeSourceTests
{
    private static readonly SupersedeSource Command = new(Newer);

    [Fact]
    public void Another_document_takes_its_place() =>
        Given(Registered).When(Command).Then(new SourceSuperseded(Newer));

    [Fact]
    public void It_does_so_once() => Given(Registered, new SourceSuperseded(Newer)).When(Command).ThenNothing();

    [Fact]
    public void Yet_another_takes_its_place_later() =>
        Given(Registered, new SourceSuperseded(SourceId.Parse("concept"))).When(Command)
            .Then(new SourceSuperseded(Newer));

    [Fact]
    public void It_is_registered() => GivenNoSource().When(Command).ThenRefused(Refusal.SourceUnknown);
}
