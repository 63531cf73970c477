using System.Globalization;

namespace Ledger.Store.Neighbour;

/// <summary>An append that the log has acknowledged to its caller.</summary>
/// <param name="Append">Its id, which its events have as their correlation.</param>
/// <param name="Events">How many events it has, over all its streams.</param>
/// <param name="LastPosition">The position of the last of them.</param>
public sealed record Acknowledged(Guid Append, int Events, long LastPosition)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Acknowledged Parse(string line)
    {
        var parts = line.Split(' ');
        return new Acknowledged(Guid.Parse(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture),
            long.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    /// <summary>As a line of three words.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Append} {Events} {LastPosition}");
}
