using System.Text.Json;
using Ledger.Projections;

namespace Ledger.Web.Api;

/// <summary>Events on one line, as server-sent events and webhooks need them.</summary>
internal static class FeedJson
{
    /// <summary>As everywhere, on one line.</summary>
    public static JsonSerializerOptions Line { get; } = new(ViewJson.Options) { WriteIndented = false };
}
