using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain.Sources;
using static Ledger.Domain.Tests.Sources.Document;
using Asked = Ledger.Domain.ICommand<Ledger.Domain.Sources.Source, Ledger.Domain.Sources.SourceEvent>;

namespace Ledger.Domain.Tests.Laws;

public sealed class SourceLaws()
    : StreamLaws<Source, SourceEvent>(Source.Initial, Source.Evolve, Commands, Commands)
{
    protected override IEnumerable<Refusal> Refusals =>
        [Refusal.SourceUnknown, Refusal.TitleMissing, Refusal.SourceExists, Refusal.DigestMalformed];

    private static Gen<Asked> Commands =>
        from title in Values.Words
        from date in Values.MaybeDate
        from digest in Gen.Elements(Text.Sha256, "79e2")
        from newer in Values.SlugOf("nieuw", "nieuwer")
        from command in Gen.Elements<Asked>(
            new RegisterSource(Registered with { Title = title, Date = date, Text = Text with { Sha256 = digest } }),
            new CorrectSource(Registered with { Title = title, Date = date, Text = Text with { Sha256 = digest } }),
            new SupersedeSource(new SourceId(newer)))
        select command;
}
