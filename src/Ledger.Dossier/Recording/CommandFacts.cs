using Ledger.Domain;
using Ledger.Domain.Sources;
using Ledger.Dossier.Facts;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Recording;

/// <summary>What is said of a command besides what it does.</summary>
/// <param name="Name">The name that its id is made of; null when it is made of what it says.</param>
/// <param name="Version">The version of the stream that the giver saw.</param>
/// <param name="Provenance">How it comes into the ledger.</param>
internal sealed record Envelope(string? Name, long? Version, Provenance Provenance);

/// <summary>Reads <c>opdrachten</c>: commands given by hand, each with its whole accountability.</summary>
internal sealed class CommandFacts(FileScope file, LedgerBackground ledger)
{
    private static readonly string[] EnvelopeKeys = ["kenmerk", "versie", "herkomst", "rectificeert"];

    private static readonly Vocabulary<Provenance> Provenances = new(new("herkomst", "herkomst"),
        [("gelijktijdig", Provenance.Contemporaneous), ("gereconstrueerd", Provenance.Reconstructed)]);

    // In a dossier these say their own kind as 'soort'; here 'soort' is what to do, and 'als' is the kind.
    private static readonly Dictionary<string, Action<Value, FileScope>> Things = new(StringComparer.Ordinal)
    {
        ["bron-registreren"] = SourceFacts.Read,
        ["besluit-vastleggen"] = DecisionFacts.Read,
        ["advies-vastleggen"] = AdviceFacts.Read,
        ["plan-openen"] = PlanFacts.Read,
        ["begroting-vaststellen"] = BudgetFacts.Read,
        ["herkomst-vastleggen"] = LineageFacts.Read,
        ["tegenstrijdigheid-noteren"] = ContradictionFacts.Read,
    };

    /// <summary>The kinds of command there are.</summary>
    public static IEnumerable<string> Kinds =>
        [.. PlanChangeFacts.All, .. BudgetChangeFacts.All, .. Things.Keys, "bron-vervangen", "advies-beantwoorden"];

    /// <summary>The envelopes of the facts that were read, in their order.</summary>
    public List<Envelope> Envelopes { get; } = [];

    /// <summary>Reads one command.</summary>
    public void Read(Value entry)
    {
        if (PlanChangeFacts.KindOf(entry, Kinds, new("soort opdracht", "kind of command")) is not { } kind)
        {
            return;
        }

        var fields = entry.Only(EnvelopeKeys.Contains).Fields(EnvelopeKeys);
        var envelope = new Envelope(
            fields.TextIf("kenmerk"), fields.Find("versie")?.Whole(0, int.MaxValue),
            fields.ChoiceOr("herkomst", Provenances, Provenance.Contemporaneous));
        var scope = file with { Correcting = Corrected(fields) };
        var before = file.All.Facts.Count;
        Read(kind, entry.Only(k => !EnvelopeKeys.Contains(k)), scope);
        for (var i = before; i < file.All.Facts.Count; i++)
        {
            Envelopes.Add(envelope);
            if (scope.Correcting is { Basis.Event: var wrong })
            {
                var fact = file.All.Facts[i];
                file.All.Facts[i] = fact with
                {
                    Command = Comparison.Corrections.Whole(fact.Command, ledger.Events[wrong].Event),
                };
            }
        }

        if (scope.Correcting is not null && file.All.Facts.Count > before + 1)
        {
            entry.Complain(new(
                "Een rectificatie zet één ding recht; geef voor elk een opdracht.",
                "A rectificatie puts one thing right; give one command for each."));
        }
    }

    private void Read(string kind, Value entry, FileScope scope)
    {
        if (Things.TryGetValue(kind, out var read))
        {
            read(entry.Only(k => k != "soort").Renamed("als", "soort"), scope);
        }
        else if (PlanChangeFacts.All.Contains(kind))
        {
            var plan = new PlanId(scope.Reference(Key(entry, "plan"), "plan") ?? Fields.Unnamed);
            PlanChangeFacts.Read(entry.Only(k => k != "plan"), new PlanScope(plan, scope, new Said(entry.At)));
        }
        else if (BudgetChangeFacts.All.Contains(kind))
        {
            var plan = new PlanId(scope.Reference(Key(entry, "begroting"), "plan") ?? Fields.Unnamed);
            var budget = new BudgetScope(plan, scope, new Said(entry.At), []);
            BudgetChangeFacts.Read(entry.Only(k => k != "begroting"), budget);
        }
        else if (kind == "bron-vervangen")
        {
            Supersede(entry.Only(k => k != "soort").Fields(["bron", "door", .. Said.Keys]), scope);
        }
        else
        {
            Answer(entry, scope);
        }
    }

    private static void Supersede(Fields fields, FileScope scope)
    {
        var source = new SourceId(scope.Reference(fields.Need("bron"), "bron") ?? Fields.Unnamed);
        var by = new SourceId(scope.Reference(fields.Need("door"), "bron") ?? Fields.Unnamed);
        scope.All.Add(new Fact(
            fields.At, Phase.Source, source.Stream, "superseded", new SupersedeSource(by),
            Said.Read(fields, scope)));
    }

    private void Answer(Value entry, FileScope scope)
    {
        var advice = scope.Reference(Key(entry, "advies"), "advies") ?? Fields.Unnamed;
        var given = ledger.Advice.GetValueOrDefault(advice);
        AdviceFacts.Answer(
            entry.Only(k => k is not ("soort" or "advies")), new DecisionId(advice), given?.Date ?? Fields.Undated,
            given?.Title ?? advice.Value, scope);
    }

    private static Value? Key(Value entry, string key) =>
        entry.Only(k => k == key).Fields(key).Need(key);

    private (Basis.Corrects Basis, HistoricalDate Decided, HistoricalDate Effective)? Corrected(Fields envelope)
    {
        if (envelope.Find("rectificeert")?.Fields("gebeurtenis", "waarom") is not { } fields)
        {
            return null;
        }

        var why = fields.Text("waarom");
        var text = fields.Text("gebeurtenis");
        if (!Guid.TryParse(text, out var id) || !ledger.Events.TryGetValue(id, out var wrong))
        {
            fields.Complain("gebeurtenis", new(
                $"Er is geen gebeurtenis '{text}' in het register.", $"There is no event '{text}' in the ledger."));
            return null;
        }

        return (new Basis.Corrects(id, why), wrong.By.DecidedOn, wrong.By.EffectiveFrom);
    }
}
