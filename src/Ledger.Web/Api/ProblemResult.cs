using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain;
using Ledger.Projections;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Api;

/// <summary>A problem as an answer, in one of its two languages.</summary>
/// <param name="problem">The problem.</param>
internal sealed class ProblemResult(Problem problem) : IResult
{
    private static readonly JsonSerializerOptions Dutch = In(s => s.Dutch);
    private static readonly JsonSerializerOptions English = In(s => s.English);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var isEnglish = LikesEnglish(httpContext.Request);
        httpContext.Response.Headers.ContentLanguage = isEnglish ? "en" : "nl";
        httpContext.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language");
        return Results.Json(problem, isEnglish ? English : Dutch, Problem.MediaType, problem.Status)
            .ExecuteAsync(httpContext);
    }

    // Who says nothing, or likes a third language best, reads Dutch.
    private static bool LikesEnglish(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality != 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(l => l is "nl" or "en") == "en";

    private static JsonSerializerOptions In(Func<Sentence, string> language)
    {
        var options = new JsonSerializerOptions(ViewJson.Options) { Converters = { new SentenceConverter(language) } };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class SentenceConverter(Func<Sentence, string> language) : JsonConverter<Sentence>
    {
        public override Sentence Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Problems are only written.");

        public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options) =>
            writer.WriteStringValue(language(value));
    }
}
