using System.Text;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Plans;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>What a sound dossier comes to.</summary>
public sealed class DossierReaderTests
{
    [Fact]
    public void A_sound_dossier_becomes_instructions_with_what_is_referred_to_first()
    {
        using var dossier = new TempDossier();

        var reading = dossier.Read();

        reading.Problems.ShouldBeEmpty();
        reading.Content!.Instructions.Select(i => i.Name).ShouldBe(
        [
            "RegisterSource", "RegisterSource", "TakeDecision", "OpenPlan", "AdoptPlan", "AddElement",
            "ScheduleActivity", "DefineIndicator", "RecordBaseline", "SetTarget", "AddElement", "AdoptBudget",
            "AdoptBudget", "AmendBudget", "AmendBudget", "MoveAmount", "AssignCover", "RecordActual",
            "DeclareLineage", "NoteContradiction",
        ]);
        reading.Content.Omissions.ShouldHaveSingleItem().What.ShouldBe("Inleiding");
    }

    [Fact]
    public void What_says_nothing_of_its_accountability_takes_over_that_of_its_plan()
    {
        var by = Instruction<SetTarget>().By;

        by.Basis.ShouldBe(new Basis.Decided(DecisionId.Parse("college-2025")));
        by.DecidedOn.ShouldBe(HistoricalDate.Parse("2025-02-01"));
        by.EffectiveFrom.ShouldBe(HistoricalDate.Parse("2025"));
        by.Rationale.ShouldBe("Om het kader uit te voeren");
        by.Provenance.ShouldBe(Provenance.Reconstructed);
        by.Actor.ShouldBe(new Actor(Slug.Parse("invoerder")));
        by.Citations.ShouldHaveSingleItem().ShouldBe(new Citation(
            SourceId.Parse("het-plan"), "§2", 1, "Minder kinderen in armoede", null, "2025-plan.yaml:39"));
    }

    [Fact]
    public void A_source_rests_on_itself_and_cites_where_it_is_mentioned()
    {
        var mentioned = Instruction<Domain.Sources.RegisterSource>(i => i.Stream.Value == "source/cbs").By;

        mentioned.Basis.ShouldBe(new Basis.Published(SourceId.Parse("cbs")));
        mentioned.DecidedOn.ShouldBe(HistoricalDate.Parse("2025-01"), "the date of the document that mentions it");
        mentioned.Citations.ShouldHaveSingleItem().Source.ShouldBe(SourceId.Parse("het-plan"));
    }

    [Fact]
    public void A_budget_holds_from_its_year_and_cites_its_lines()
    {
        var adopted = Instruction<AdoptBudget>(i => i.Stream.Value == "budget/plan-2025/2026");

        adopted.By.EffectiveFrom.ShouldBe(HistoricalDate.In(2026));
        var command = (AdoptBudget)adopted.Command;
        command.StatedTotal.ShouldBe(Euro.Parse("200.50"));
        command.Lines.Select(l => (l.Id.ToString(), l.Amount?.ToString(), l.Elsewhere)).ShouldBe(
            [("post-a", "200.50", null), ("post-b", null, "In een ander plan")]);
    }

    [Fact]
    public void A_change_with_a_decision_of_its_own_takes_effect_when_it_was_decided()
    {
        const string change =
            """
                wijzigingen:
                  - soort: streefwaarde-wijzigen
                    indicator: armoede
                    jaar: 2028
                    waarde: {hoogstens: 3}
                    tekst: "3%"
                    besluit: college-2026
                    reden: Bijgesteld
                    vindplaats: "§2"

            """;
        const string decision =
            """
            besluiten:
              - id: college-2026
                orgaan: college
                datum: 2026-03
                soort: wijziging
                titel: Bijstelling
                vindplaats: {bron: het-plan, plaats: "§1"}

            """;
        using var dossier = new TempDossier(TempDossier.Sources + TempDossier.Plan.TrimEnd('\n') + "\n" + change);
        dossier.Write("2026-besluit.yaml", decision);

        var reading = dossier.Read();

        reading.Problems.ShouldBeEmpty();
        var changed = reading.Content!.Instructions[^1];
        changed.Command.ShouldBe(new ChangeTarget(
            IndicatorId.Parse("armoede"), 2028, Scope.WholeMunicipality,
            new TargetValue.AtMost(new Quantity(3, Unit.Percent)), "3%"));
        changed.By.EffectiveFrom.ShouldBe(HistoricalDate.Parse("2026-03"));
    }

    [Fact]
    public void The_same_fact_has_the_same_id_wherever_it_stands_and_whoever_enters_it()
    {
        using var dossier = new TempDossier();
        var before = dossier.Read().Content!.Instructions.Select(i => i.Id).ToList();

        dossier.Edit("plannen:\n", "# een regel erbij\n\nplannen:\n");
        dossier.Write("gemeente.yaml", "gemeente: gm0303\nnaam: Dronten\nmedewerker: iemand-anders\n");

        dossier.Read().Content!.Instructions.Select(i => i.Id).ShouldBe(before);
        before.Distinct().Count().ShouldBe(before.Count);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    public void Numbers_and_dates_are_read_alike_in_every_language(string culture)
    {
        var there = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(culture);
            ((RecordBaseline)Instruction<RecordBaseline>().Command).Reading.ShouldBe(
                new Reading.Measured(new Quantity(3.6m, Unit.Percent)));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = there;
        }
    }

    [Fact]
    public void A_file_may_begin_with_a_byte_order_mark()
    {
        using var dossier = new TempDossier();
        dossier.Write(TempDossier.File, [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(TempDossier.Whole)]);

        dossier.Read().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void One_file_is_read_with_the_rest_of_its_folder_behind_it()
    {
        using var dossier = new TempDossier(TempDossier.Sources);
        dossier.Write("2026-plan.yaml", "document: het-plan\n" + TempDossier.Plan);

        var reading = DossierReader.Read(Path.Combine(dossier.Path, "2026-plan.yaml"), TempDossier.Today);

        reading.Problems.ShouldBeEmpty();
        reading.Content!.Instructions.Select(i => i.Stream.Value).Distinct().ShouldBe(["plan/plan-2025"]);
    }

    private static Store.Instruction Instruction<T>(Func<Store.Instruction, bool>? which = null)
    {
        using var dossier = new TempDossier();
        return dossier.Read().Content!.Instructions.First(i => i.Command is T && which?.Invoke(i) != false);
    }
}
