using System.Globalization;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>Says on stderr how far a rebuild is, with its rate and the time left.</summary>
/// <param name="error">The screen.</param>
internal sealed class RebuildShown(IAnsiConsole error) : IProgress<RebuildProgress>
{
    private const int Width = 24;

    public void Report(RebuildProgress value)
    {
        var share = Math.Clamp(value.Events / (double)Math.Max(1, value.Of), 0, 1);
        var full = (int)(share * Width);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"  {value.Name,-8} {new string('█', full)}{new string('░', Width - full)} {share,4:0%} "
            + $"{value.Events:N0} of {value.Of:N0}, {value.Rate:N0}/s, {value.SecondsLeft:0} s left");

        // A terminal shows one line that moves; a file gets them all.
        if (error.Profile.Capabilities.Interactive)
        {
            error.Write(new ControlCode($"\r{line}\u001b[K{(value.Events >= value.Of ? "\n" : "")}"));
        }
        else
        {
            error.WriteLine(line);
        }
    }
}
