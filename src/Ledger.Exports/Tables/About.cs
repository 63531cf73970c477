using NodaTime;

namespace Ledger.Exports;

/// <summary>What an export says about itself, so that a file that went round can be brought home.</summary>
/// <param name="Subject">What it shows.</param>
/// <param name="Municipality">Whose ledger it is, by its CBS code.</param>
/// <param name="Lens">Through which lens, in words.</param>
/// <param name="Address">Where the same can be seen: an address, or the command that made it.</param>
/// <param name="Checkpoint">The seal that it was made under; null when nothing is sealed.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record About(
    string Subject, string Municipality, string Lens, string Address, string? Checkpoint, Instant MadeAt);
