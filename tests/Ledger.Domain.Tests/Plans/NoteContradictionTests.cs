using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class NoteContradictionTests
{
    private static readonly SourceId Document = SourceId.Parse("uitvoeringsprogramma-bestaanszekerheid-824735");
    private static readonly Slug Id = Slug.Parse("kinderen-in-armoede-streefwaarde");

    private static readonly ValueList<PlanRef> About =
        [new(Livelihood.Id, Livelihood.Goal4.Slug), new(Livelihood.Id, Livelihood.ChildPoverty.Slug)];

    private static readonly ValueList<Statement> Places =
    [
        new("Maximaal 2,3%", new Citation(Document, "§5 tabel", 1)),
        new("maximaal 3,6%", new Citation(Document, "§5.1.2")),
    ];

    private static readonly NoteContradiction Command = new(
        Id, ContradictionKind.Figure, "Streefwaarde kinderen in armoede 2,3 % en 3,6 %", About, Places);

    private static readonly ContradictionNoted Noted = new(
        Id, ContradictionKind.Figure, "Streefwaarde kinderen in armoede 2,3 % en 3,6 %", About, Places);

    [Fact]
    public void Two_places_that_cannot_both_be_right_are_noted() =>
        Given(Livelihood.WithTarget).When(Command).Then(Noted);

    [Fact]
    public void It_is_noted_when_the_plan_is_over_too() => Given(Livelihood.Over).When(Command).Then(Noted);

    [Fact]
    public void The_same_again_changes_nothing() =>
        Given(Livelihood.WithTarget).And(Noted).When(Command).ThenNothing();

    [Fact]
    public void A_third_place_replaces_what_was_noted()
    {
        ValueList<Statement> three = [.. Places, new("2,5%", new Citation(Document, "§5.2"))];
        Given(Livelihood.WithTarget).And(Noted).When(Command with { Statements = three })
            .Then(Noted with { Statements = three });
    }

    [Fact]
    public void It_has_a_title_before_all_else() =>
        Given(Livelihood.Known).When(Command with { Title = "", Statements = [new("", Places[0].At)] })
            .ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void Each_place_says_something() =>
        Given(Livelihood.Known).When(Command with { Statements = [new(" ", Places[0].At)] })
            .ThenRefused(Refusal.WordingMissing, "kinderen-in-armoede-streefwaarde: §5 tabel");

    [Fact]
    public void One_place_does_not_contradict_itself() =>
        Given(Livelihood.Known).When(Command with { Statements = [Places[0], Places[0]] })
            .ThenRefused(Refusal.ContradictionNeedsTwoPlaces);

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);
}
