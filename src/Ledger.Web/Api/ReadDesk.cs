using System.Globalization;
using Ledger.Projections;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ledger.Web.Api;

/// <summary>Answers what is read: checks the address, the format and the tag, and then asks.</summary>
internal static class ReadDesk
{
    private const string Json = "application/json";

    public static async Task<IResult> Answer(Read read, HttpContext http)
    {
        if (Choose(http.Request, read, Json) is not { } format)
        {
            return NotOffered(read, Json);
        }

        http.Response.Headers.Vary = "Accept";
        var ask = Ask.Read(http, read.Keys);
        if (ask.Errors.Count > 0)
        {
            return Problem.Invalid(ask.Errors).ToResult();
        }

        if (!await ask.Open(read))
        {
            return Missing(http);
        }

        var tag = read.HasTag ? await Tag(ask, read, format) : null;
        http.Response.Headers.ETag = tag;
        return tag is not null && IsKnown(http.Request, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : await Found(read, ask, format) ?? Missing(http);
    }

    /// <summary>
    /// The media type to answer in: of those that are accepted, what is liked best; null when none is offered.
    /// </summary>
    public static string? Choose(HttpRequest request, Read read, params string[] usual)
    {
        var accept = request.GetTypedHeaders().Accept;
        string[] offered = [.. usual, .. read.Formats.Select(f => f.MediaType)];
        return accept.Count == 0
            ? offered[0]
            : accept.Where(a => a.Quality != 0).OrderByDescending(a => a.Quality ?? 1)
                .Select(a => offered.FirstOrDefault(o => MediaTypeHeaderValue.Parse(o).IsSubsetOf(a)))
                .FirstOrDefault(o => o is not null);
    }

    /// <summary>That nothing is offered of what is accepted, and what is.</summary>
    public static IResult NotOffered(Read read, params string[] usual)
    {
        var forms = string.Join(", ", [.. usual, .. read.Formats.Select(f => f.Accept)]);
        return Problem.Of(
            StatusCodes.Status406NotAcceptable, new($"Dit adres geeft {forms}.", $"This address gives {forms}."))
            .ToResult();
    }

    /// <summary>What is not there.</summary>
    public static IResult Missing(HttpContext http)
    {
        http.Response.Headers.ETag = default;
        return Problem.Of(
            StatusCodes.Status404NotFound, new(
                "Dit bestaat niet, of is door deze lens niet te zien.",
                "This does not exist, or this lens does not show it.")).ToResult();
    }

    /// <summary>The tag of a stream at a version, which is also what <c>If-Match</c> takes.</summary>
    public static string TagOf(long version) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{version};{ApiVersion.Full}\"");

    private static async Task<IResult?> Found(Read read, Ask ask, string format)
    {
        if (read.Formats.FirstOrDefault(f => f.MediaType == format) is { } other)
        {
            return await other.Write(ask);
        }

        var found = await read.Of(ask);
        return ask.Errors.Count > 0 ? Problem.Invalid(ask.Errors).ToResult()
            : found is null ? null
            : Results.Json(found, ViewJson.Options, Json);
    }

    // The version of the one stream that is shown, else the last position of the log. Another format is another tag.
    private static async Task<string> Tag(Ask ask, Read read, string format)
    {
        var version = read.Stream(ask) is { } stream
            ? ask.Ledger.Of(stream).LastOrDefault()?.Version ?? 0
            : (await ask.Reader.State(ask.Http.RequestAborted)).Position;
        var tag = TagOf(version);
        return format == Json ? tag : $"{tag[..^1]};{format.Replace(" ", "", StringComparison.Ordinal)}\"";
    }

    private static bool IsKnown(HttpRequest request, string tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(t =>
            t.Tag == "*" || t.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
