using Ledger.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ledger.Web;

/// <summary>An export as the answer to a request: text as it is made, a package when it is whole.</summary>
/// <param name="export">The export.</param>
/// <param name="isFile">
/// Whether it is to be kept as a file, rather than read by a program that asked for the form.
/// </param>
internal sealed class ExportResult(Export export, bool isFile = true) : IResult
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Writes the answer.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, token) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = export.Format.MediaType;
        if (isFile)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(export.FileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        if (export.Format.IsText)
        {
            await export.Write(response.Body, token);
            return;
        }

        // The libraries for packages write without waiting, which would hold a thread as long as a slow reader likes.
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var whole = new FileStream(
            file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await export.Write(whole, token);
        whole.Position = 0;
        response.ContentLength = whole.Length;
        await whole.CopyToAsync(response.Body, token);
    }
}
