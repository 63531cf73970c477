using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>
/// The styles, the script and the typeface. They travel inside the assembly, and their address holds a digest of their
/// content, so that a browser keeps them for a year and never shows an old one.
/// </summary>
internal static class Assets
{
    private static readonly Assembly Ours = typeof(Assets).Assembly;

    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    /// <summary>The address of an asset; null when the build went without it.</summary>
    public static string? At(string name) =>
        ByName.TryGetValue(name, out var asset) ? $"/vast/{asset.Digest}/{name}" : null;

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/vast/{digest}/{**name}", (string digest, string name, HttpContext http) =>
        {
            if (!ByName.TryGetValue(name, out var asset) || asset.Digest != digest)
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Content, asset.Type);
        }).RequireAuthorization(Policies.Open);

    private static FrozenDictionary<string, Asset> Load()
    {
        var names = Ours.GetManifestResourceNames().Order(StringComparer.Ordinal).ToList();
        var components = names.Where(n => n.StartsWith("componenten/", StringComparison.Ordinal)).SelectMany(Read);
        var assets = new Dictionary<string, Asset>
        {
            ["componenten.css"] = new([.. components], "text/css; charset=utf-8"),
        };
        foreach (var name in names.Where(n => n.EndsWith(".woff2", StringComparison.Ordinal)))
        {
            assets[Path.GetFileName(name)] = new Asset(Read(name), "font/woff2");
        }

        // The address of the typeface is only known here.
        var font = assets.TryGetValue("noto-sans.woff2", out var woff) ? $"/vast/{woff.Digest}/noto-sans.woff2" : "";
        var face = "@font-face{font-family:'Noto Sans';font-weight:100 900;font-display:swap;src:url('" + font
            + "') format('woff2')}";
        var styles = names.Where(
            n => n.StartsWith("stijl/", StringComparison.Ordinal) && n.EndsWith(".css", StringComparison.Ordinal));
        assets["stijl.css"] = new(
            [.. Encoding.UTF8.GetBytes(font.Length > 0 ? face : ""), .. styles.SelectMany(Read)],
            "text/css; charset=utf-8");
        assets["script.js"] = new(Read("script/ledger.js"), "text/javascript; charset=utf-8");
        assets["merk.svg"] = new(Read("beeld/merk.svg"), "image/svg+xml");
        return assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static byte[] Read(string name)
    {
        using var stream = Ours.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed record Asset(byte[] Content, string Type)
    {
        public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Content))[..16];
    }
}
