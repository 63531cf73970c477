using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Domain;

namespace Ledger.Store;

/// <summary>What is stored in the headers of an event: its accountability and the command that it came from.</summary>
internal sealed record EventHeaders(
    Basis Basis, HistoricalDate DecidedOn, HistoricalDate EffectiveFrom, string Rationale,
    ValueList<Citation> Citations, Actor Actor, Provenance Provenance, CommandStamp Command)
{
    public Accountability Accountability =>
        new(Basis, DecidedOn, EffectiveFrom, Rationale, Citations, Actor, Provenance);

    public static EventHeaders Of(Accountability by, CommandStamp command) => new(
        by.Basis, by.DecidedOn, by.EffectiveFrom, by.Rationale, by.Citations, by.Actor, by.Provenance, command);
}

/// <summary>The command that an event came from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, such as <c>ChangeTarget</c>.</param>
/// <param name="Digest">Tells whether an instruction with the same id asks the same.</param>
public sealed record CommandStamp(Guid Id, string Name, string Digest)
{
    /// <summary>The stamp of an instruction.</summary>
    public static CommandStamp Of(Instruction instruction)
    {
        var command = JsonSerializer.Serialize(
            instruction.Command, instruction.Command.GetType(), LedgerJson.Options);
        var text = $"{instruction.Stream}\n{instruction.Name}\n{command}";
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        return new CommandStamp(instruction.Id, instruction.Name, Convert.ToHexStringLower(digest));
    }
}
