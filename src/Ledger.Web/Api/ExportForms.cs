using Ledger.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Ledger.Web.Api;

/// <summary>Answers in the forms of exports, for who asks for them with <c>Accept</c>.</summary>
internal static class ExportForms
{
    /// <summary>The same address, which answers in these forms too.</summary>
    public static Read In(
        this Read read, ExportSubject what, Func<LedgerExports, Ask, ExportFormat, About, Export?> export) => read with
        {
            Formats =
            [
                .. read.Formats,
                .. what.Formats.Select(f => new OtherFormat(
                    f.Name, f.MediaType, f.IsText, ask => Answer(ask, f, export)) { Accept = f.Accept }),
            ],
        };

    private static async Task<IResult?> Answer(
        Ask ask, ExportFormat format, Func<LedgerExports, Ask, ExportFormat, About, Export?> export)
    {
        foreach (var key in new[] { Keys.After, Keys.Limit }.Where(k => ask.Text(k) is not null))
        {
            ask.Complain(key, new(
                "Een uitvoer is heel; deze sleutel is voor de bladzijden in JSON.",
                "An export is whole; this key is for the pages in JSON."));
        }

        if (ask.Errors.Count > 0)
        {
            return Problem.Invalid(ask.Errors).ToResult();
        }

        var services = ask.Http.RequestServices;
        var options = services.GetRequiredService<LedgerWebOptions>();
        var seal = options.Prover is { } prover ? await prover.Last(options.Tenant, ask.Http.RequestAborted) : null;
        var about = new About(
            "", options.Tenant.Value, Words.Say(ask.Lens), ask.Http.Request.GetDisplayUrl(), seal?.Checkpoint.Short,
            SystemClock.Instance.GetCurrentInstant());
        return export(services.GetRequiredService<LedgerExports>(), ask, format, about) is { } found
            ? new ExportResult(found, isFile: false)
            : null;
    }
}
