using Microsoft.AspNetCore.Http;

namespace Ledger.Web;

/// <summary>Routes that ask for nothing but the request: the framework need not compile anything for them.</summary>
internal static class Plainly
{
    /// <summary>Gives the answer to a request.</summary>
    /// <remarks>There are a hundred such routes; to compile a handler takes a millisecond of every start.</remarks>
    public static RequestDelegate Answered(Func<HttpContext, Task<IResult>> answer) => async http =>
        await (await answer(http)).ExecuteAsync(http);
}
