using Ledger.Domain;
using Ledger.Dossier.Comparison;
using Ledger.Dossier.Facts;
using Ledger.Store;
using NodaTime;

namespace Ledger.Dossier;

/// <summary>
/// Compares a dossier with the ledger. What is new is proposed as it is; what an earlier import recorded and the
/// dossier now says otherwise is proposed as a rectificatie. What was recorded by hand is never undone, and nothing is
/// withdrawn because the dossier no longer says it.
/// </summary>
public sealed class DossierComparison
{
    private const string Why = "Het dossier is verbeterd; het was eerder anders ingevoerd.";

    private readonly TenantId _tenant;
    private readonly IReadOnlyList<RecordedEvent> _recorded;
    private readonly ILookup<ulong, RecordedEvent> _byFact;
    private readonly ILookup<(StreamId, string), RecordedEvent> _byHand;
    private readonly List<Notice> _leftAlone = [];

    private DossierComparison(TenantId tenant, IReadOnlyList<RecordedEvent> recorded)
    {
        (_tenant, _recorded) = (tenant, recorded);
        _byFact = recorded.Where(IsImported).ToLookup(r => CommandIds.FirstHalf(r.Command.Id));
        _byHand = recorded.Where(r => !IsImported(r) && Slots.Of(r.Event) is not null)
            .ToLookup(r => (r.Stream, Slots.Of(r.Event)!));
    }

    /// <summary>Compares, reading the log once.</summary>
    /// <param name="content">The dossier.</param>
    /// <param name="log">The log.</param>
    /// <param name="today">The day of recording.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DossierDifference> Compare(
        DossierContent content, IEventLog log, LocalDate today, CancellationToken cancellationToken = default)
    {
        var tenant = content.Municipality.Tenant;
        var recorded = new List<RecordedEvent>();
        await foreach (var stored in log.ReadTenant(tenant, 0, cancellationToken))
        {
            recorded.Add(EventCodec.Current.Decode(stored));
        }

        return new DossierComparison(tenant, recorded).Compare(content, today);
    }

    private DossierDifference Compare(DossierContent content, LocalDate today)
    {
        var problems = new Problems();
        var proposals = new List<Proposal>();
        var rehearsal = new Rehearsal(_recorded, today);
        var unchanged = 0;
        foreach (var entry in content.Entries)
        {
            var before = proposals.Count;
            foreach (var instruction in Needed(entry))
            {
                Try(entry, instruction, rehearsal, proposals, problems);
            }

            unchanged += proposals.Count == before ? 1 : 0;
        }

        var missing = content.IsWhole ? Missing(content) : [];
        return new DossierDifference(proposals, unchanged, missing, _leftAlone, problems.Found);
    }

    // What was imported keeps the file that it was read from; what was recorded by hand has none.
    private static bool IsImported(RecordedEvent recorded) => recorded.By.Citations.Any(c => c.File is not null);

    private IEnumerable<Instruction> Needed(DossierEntry entry)
    {
        var said = _byFact[entry.About(_tenant)].ToList();
        if (said.Count == 0)
        {
            return [entry.Instruction];
        }

        return said.Count == 1 && said[0].Command.Id == entry.Instruction.Id ? [] : Correct(entry, said);
    }

    private IEnumerable<Instruction> Correct(DossierEntry entry, List<RecordedEvent> said)
    {
        var (fact, instruction) = entry;
        var last = said[^1];
        var correction = Corrections.Of(instruction.Command, said);
        if (correction.Fixed.Count > 0)
        {
            Leave(entry, $"geen opdracht kan dit verbeteren: {string.Join(", ", correction.Fixed)}");
        }

        if (correction.Commands.Count == 0)
        {
            if (correction.Fixed.Count == 0 && !SameGrounds(said, instruction.By))
            {
                Leave(entry, "alleen de verantwoording verschilt; die blijft zoals zij is vastgelegd");
            }

            return [];
        }

        if (Slots.Of(last.Event) is { } slot && _byHand[(last.Stream, slot)].Any(h => h.Position > last.Position))
        {
            Leave(entry, "het is daarna in het grootboek gewijzigd");
            return [];
        }

        var by = instruction.By with
        {
            Basis = new Basis.Corrects(last.Id, Why),
            DecidedOn = last.By.DecidedOn,
            EffectiveFrom = last.By.EffectiveFrom,
        };
        return correction.Commands.Select(c => new Instruction(
            CommandIds.Of(_tenant, fact.Stream, fact.Subject, c, by), fact.Stream, c, by, null));
    }

    // A rectificatie keeps grounds and dates; why and where may be said anew with it.
    private static bool SameGrounds(List<RecordedEvent> said, Accountability now)
    {
        var (first, last) = (said[0].By, said[^1].By);
        var recorded = last with { Basis = first.Basis, Provenance = now.Provenance };
        return CommandIds.Content(recorded).ToJsonString() == CommandIds.Content(now).ToJsonString();
    }

    private void Try(
        DossierEntry entry, Instruction instruction, Rehearsal rehearsal, List<Proposal> proposals, Problems problems)
    {
        var step = rehearsal.Try(instruction);
        if (step.Refusal is null)
        {
            if (step.Events.Count > 0)
            {
                proposals.Add(Propose(entry, instruction));
            }
        }
        else if (instruction.By.Basis is Basis.Corrects)
        {
            Leave(entry, step.Refusal.Dutch);
        }
        else
        {
            problems.Add(entry.Fact.At, DossierReader.Explain(step.Refusal, step.About, instruction.By));
        }
    }

    private static Proposal Propose(DossierEntry entry, Instruction instruction)
    {
        var prefix = instruction.By.Basis is Basis.Corrects ? "Rectificatie: " : "";
        var context = entry.Fact.Context ?? TitleOf(entry.Fact.Command);
        return new Proposal(
            instruction, instruction.Name, instruction.Stream.Value,
            prefix + Summaries.Of(instruction.Command, context));
    }

    private static string? TitleOf(object command) => command switch
    {
        Domain.Plans.AddElement c => c.Title,
        Domain.Plans.DefineIndicator c => c.Title,
        _ => null,
    };

    private void Leave(DossierEntry entry, string why) => _leftAlone.Add(new Notice(
        entry.Fact.Stream.Value, $"{entry.Fact.Subject}: {why}", entry.Fact.At.Place));

    private List<Notice> Missing(DossierContent content)
    {
        var said = content.Entries.Select(e => e.About(_tenant)).ToHashSet();
        return [.. _byFact.Where(f => !said.Contains(f.Key)).Select(f => f.First()).Select(r => new Notice(
            r.Stream.Value,
            $"{Slots.Of(r.Event) ?? r.Command.Name}: het dossier zegt dit niet meer; het blijft in het grootboek staan",
            r.By.Citations.Select(c => c.File).FirstOrDefault(f => f is not null)))];
    }
}
