using System.Globalization;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Moments as people in the Netherlands read them.</summary>
internal static class DutchTime
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public static string Say(Instant instant) =>
        instant.InZone(Zone).ToString("dd-MM-uuuu HH:mm", CultureInfo.InvariantCulture);
}
