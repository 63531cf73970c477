using System.Globalization;
using NodaTime;

namespace Ledger.Web;

/// <summary>How a Dutch reader writes, and by which clock he lives.</summary>
public static class Dutch
{
    /// <summary>How numbers and dates are written.</summary>
    public static CultureInfo Culture => Language.Dutch.Culture;

    /// <summary>The clock of the Netherlands.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];
}
