using Ledger.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Ledger.Web.Api;

/// <summary>Answers in the forms of exports, for who asks for them with <c>Accept</c>.</summary>
internal static class ExportForms
{
    /// <summary>
    /// The same address, which answers in these forms too; of two forms of one media type in the first.
    /// </summary>
    public static Read In(
        this Read read, ExportSubject what, Func<LedgerExports, Ask, ExportFormat, About, Export?> export) => read with
        {
            Formats =
            [
                .. read.Formats,
                .. what.Formats.DistinctBy(f => f.MediaType).Select(f => new OtherFormat(
                    f.MediaType.Split(';')[0], ask => Answer(ask, f, export))),
            ],
        };

    private static async Task<IResult?> Answer(
        Ask ask, ExportFormat format, Func<LedgerExports, Ask, ExportFormat, About, Export?> export)
    {
        var services = ask.Http.RequestServices;
        var options = services.GetRequiredService<LedgerWebOptions>();
        var seal = options.Prover is { } prover ? await prover.Last(options.Tenant, ask.Http.RequestAborted) : null;
        var about = new About(
            "", options.Tenant.Value, Dutch.Say(ask.Lens), ask.Http.Request.GetDisplayUrl(), seal?.Checkpoint.Short,
            SystemClock.Instance.GetCurrentInstant());
        return export(services.GetRequiredService<LedgerExports>(), ask, format, about) is { } found
            ? new ExportResult(found, isFile: false)
            : null;
    }
}
