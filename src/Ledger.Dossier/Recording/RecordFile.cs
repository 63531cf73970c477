using Ledger.Domain;
using Ledger.Dossier.Facts;
using Ledger.Dossier.Recording;
using Ledger.Dossier.Yaml;
using Ledger.Store;
using NodaTime;

namespace Ledger.Dossier;

/// <summary>What reading a file of commands comes to.</summary>
/// <param name="Instructions">The commands, in the order of the file; none when there are problems.</param>
/// <param name="Marks">Where each of them stands.</param>
/// <param name="Problems">All that is wrong with the file.</param>
public sealed record RecordReading(
    IReadOnlyList<Instruction> Instructions, IReadOnlyList<Mark> Marks, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads a file of commands to record by hand, in the words of a dossier: YAML, or JSON, which is YAML too. What it
/// refers to may stand in the ledger or above it in the file.
/// </summary>
public static class RecordFile
{
    /// <summary>The kinds of command that a file may hold.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. CommandFacts.Kinds];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="log">The log, for what the commands refer to.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="actor">Who gives the commands, unless the file says so.</param>
    /// <param name="today">The day of recording.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RecordReading> Read(
        string path, IEventLog log, TenantId tenant, Actor actor, LocalDate today,
        CancellationToken cancellationToken = default)
    {
        var problems = new Problems();
        if (YamlFile.Read(path, Path.GetFileName(path), problems) is not { } file)
        {
            return new RecordReading([], [], problems.Found);
        }

        var recorded = new List<RecordedEvent>();
        await foreach (var stored in log.ReadTenant(tenant, 0, cancellationToken))
        {
            recorded.Add(EventCodec.Current.Decode(stored));
        }

        return Read(file, recorded, tenant, actor, today, null);
    }

    /// <summary>Reads a text, such as a form makes or a request brings, as if it were a file.</summary>
    /// <param name="name">What problems call the text.</param>
    /// <param name="text">The commands.</param>
    /// <param name="recorded">The events of the tenant, for what the commands refer to.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="actor">Who gives the commands, unless the text says so.</param>
    /// <param name="today">The day of recording.</param>
    /// <param name="key">Names the commands that have no name of their own: with the same key they are the same
    /// commands. Null when their ids are made of what they say.</param>
    public static RecordReading Read(
        string name, string text, IEnumerable<RecordedEvent> recorded, TenantId tenant, Actor actor, LocalDate today,
        string? key = null)
    {
        var problems = new Problems();
        return YamlFile.Parse(text, new Mark(name, 1, ""), problems) is { } file
            ? Read(file, recorded, tenant, actor, today, key)
            : new RecordReading([], [], problems.Found);
    }

    private static RecordReading Read(
        Value file, IEnumerable<RecordedEvent> recorded, TenantId tenant, Actor actor, LocalDate today, string? key)
    {
        var problems = file.Problems;
        var all = new Collection(problems, today);
        var ledger = new LedgerBackground(recorded, all);
        var fields = file.Fields("document", "medewerker", "opdrachten");
        var scope = new FileScope(all, null, IsRecord: true);
        var commands = new CommandFacts(
            scope with { Document = scope.Reference(fields.Find("document"), "bron") }, ledger);
        foreach (var entry in fields.Need("opdrachten")?.Items() ?? [])
        {
            commands.Read(entry);
        }

        References.Check(all, ledger.Has);
        var by = fields.SlugIf("medewerker") is { } named ? new Actor(named) : actor;
        var instructions = Instructions(tenant, all, commands, new Accounts(all, by, ledger.Dates), key);
        return problems.Any
            ? new RecordReading([], [], problems.Found)
            : new RecordReading(instructions, [.. all.Facts.Select(f => f.At)], []);
    }

    private static List<Instruction> Instructions(
        TenantId tenant, Collection all, CommandFacts commands, Accounts accounts, string? key)
    {
        var instructions = new List<Instruction>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (fact, envelope) in all.Facts.Zip(commands.Envelopes))
        {
            if (accounts.Of(fact, envelope.Provenance) is { } by)
            {
                // One entry may come to several commands: they share its name and have a number each.
                var name = envelope.Name ?? key;
                var number = numbers[name ?? ""] = numbers.GetValueOrDefault(name ?? "") + 1;
                var id = name is not null
                    ? CommandIds.Named(tenant, FormattableString.Invariant($"{name}\n{number}"))
                    : CommandIds.Of(tenant, fact.Stream, $"by-hand/{fact.Subject}", fact.Command, by);
                instructions.Add(new Instruction(id, fact.Stream, fact.Command, by, envelope.Version));
            }
        }

        return instructions;
    }
}
