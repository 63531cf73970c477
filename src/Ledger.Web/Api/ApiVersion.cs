namespace Ledger.Web.Api;

/// <summary>The version of the API (semantic versioning); the major one is part of every address.</summary>
internal static class ApiVersion
{
    public const string Full = "1.0.0";

    /// <summary>The root of the API.</summary>
    public const string Root = "/v1";
}
