using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain.Decisions;
using static Ledger.Domain.Tests.Decisions.Recorded;
using Asked = Ledger.Domain.ICommand<
    Ledger.Domain.Decisions.DecisionRecord, Ledger.Domain.Decisions.DecisionEvent>;

namespace Ledger.Domain.Tests.Laws;

public sealed class DecisionLaws()
    : StreamLaws<DecisionRecord, DecisionEvent>(DecisionRecord.Initial, DecisionRecord.Evolve, Commands, Commands)
{
    private static readonly Gen<ValueList<AdvicePoint>> Points =
        Gen.Choose(0, 3).Select(n =>
            n < 3 ? Advice.Points.Take(n).ToValueList() : [Advice.Points[0], Advice.Points[0]]);

    protected override IEnumerable<Refusal> Refusals =>
    [
        Refusal.DecisionUnknown, Refusal.TitleMissing, Refusal.DecisionExists, Refusal.AdviceUnknown,
        Refusal.AdvicePointUnknown, Refusal.AdvicePointTwice,
    ];

    private static Gen<Asked> Commands =>
        from title in Values.Words
        from date in Values.Date
        from points in Points
        from replies in Gen.Choose(0, 2)
        from command in Gen.Elements<Asked>(
            new TakeDecision(Body.Council, null, date, DecisionKind.Adoption, title, []),
            new CorrectDecision(Framework with { Date = date, Title = title }),
            new GiveAdvice(Body.AdvisoryCouncil, null, date, title, [], [], points, []),
            new CorrectAdvice(Advice with { Title = title, Points = points }),
            new AnswerAdvice(Body.Executive, date, null, Answer.Replies.Take(replies).ToValueList()))
        select command;
}
