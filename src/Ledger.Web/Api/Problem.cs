using System.Text.Json.Serialization;
using Ledger.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Ledger.Web.Api;

/// <summary>What is the matter with a request, as RFC 9457 has it.</summary>
/// <param name="Type"><c>about:blank</c>, or the address that explains a refusal.</param>
/// <param name="Title">What kind of problem, in a few words.</param>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What is the matter this time, in a sentence.</param>
internal sealed record Problem(string Type, Sentence Title, int Status, Sentence Detail)
{
    private static readonly Dictionary<int, string> Titles = new()
    {
        [StatusCodes.Status400BadRequest] = "Onjuist verzoek",
        [StatusCodes.Status401Unauthorized] = "Niet aangemeld",
        [StatusCodes.Status403Forbidden] = "Geen toegang",
        [StatusCodes.Status404NotFound] = "Niet gevonden",
        [StatusCodes.Status405MethodNotAllowed] = "Deze methode kan niet",
        [StatusCodes.Status406NotAcceptable] = "Deze vorm is er niet",
        [StatusCodes.Status409Conflict] = "Het gaat niet samen",
        [StatusCodes.Status412PreconditionFailed] = "De voorwaarde geldt niet",
        [StatusCodes.Status413PayloadTooLarge] = "Te groot",
        [StatusCodes.Status415UnsupportedMediaType] = "Deze inhoud wordt niet gelezen",
        [StatusCodes.Status429TooManyRequests] = "Te veel verzoeken",
        [StatusCodes.Status500InternalServerError] = "Fout in het programma",
        [StatusCodes.Status503ServiceUnavailable] = "Nu niet beschikbaar",
        [StatusCodes.Status504GatewayTimeout] = "Het duurde te lang",
    };

    /// <summary>The media type of a problem.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>All that is wrong with what was sent, at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemError>? Errors { get; init; }

    /// <summary>Why the ledger refuses.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RefusalView? Refusal { get; init; }

    /// <summary>A problem that its status code says all of.</summary>
    public static Problem Of(int status, Sentence detail)
    {
        var phrase = ReasonPhrases.GetReasonPhrase(status);
        return new("about:blank", new(Titles.GetValueOrDefault(status, phrase), phrase), status, detail);
    }

    /// <summary>Something wrong with what was sent.</summary>
    public static Problem Invalid(IReadOnlyList<ProblemError> errors) => Of(
        StatusCodes.Status400BadRequest,
        errors.Count == 1
            ? errors[0].Message
            : new($"Er is {errors.Count} keer iets mis met het verzoek.",
                $"There are {errors.Count} things wrong with the request."))
        with
    { Errors = errors };

    /// <summary>What the ledger refuses.</summary>
    public static Problem Refused(int status, Refusal refusal, string about, IReadOnlyList<ProblemError>? at) => new(
        $"{ApiVersion.Root}/weigeringen/{refusal.Number}", Says(refusal), status,
        about.Length == 0 ? Says(refusal) : Says(refusal) + new Sentence($" ({about})", $" ({about})"))
    {
        Errors = at,
        Refusal = RefusalView.Of(refusal) with { About = about },
    };

    /// <summary>A refusal in the two languages that it has.</summary>
    public static Sentence Says(Refusal refusal) => new(refusal.Dutch, refusal.English);

    /// <summary>The answer that says it, in Dutch or, to who likes that better, in English.</summary>
    public IResult ToResult() => new ProblemResult(this);
}

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="In"><c>query</c>, <c>header</c> or <c>body</c>.</param>
/// <param name="Name">The key, the header, or the path of the field in the body.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Line">The line, for a body in YAML.</param>
internal sealed record ProblemError(
    string In, string Name, Sentence Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line = null);

/// <summary>One of the closed list of refusals.</summary>
/// <param name="Number">Its number; it never changes.</param>
/// <param name="Code">Its code.</param>
/// <param name="IsTransient">Whether trying the same again later may succeed.</param>
/// <param name="Dutch">The sentence for a Dutch reader.</param>
/// <param name="English">The sentence for an English reader.</param>
internal sealed record RefusalView(int Number, string Code, bool IsTransient, string Dutch, string English)
{
    /// <summary>What it is about this time; null in the list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? About { get; init; }

    public static RefusalView Of(Refusal refusal) =>
        new(refusal.Number, refusal.Code, refusal.IsTransient, refusal.Dutch, refusal.English);
}
