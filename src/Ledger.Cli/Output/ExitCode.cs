namespace Ledger.Cli;

/// <summary>What the exit code of the program tells a script. A promise: the numbers never change.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int BadInput = 2;
    public const int NoDatabase = 3;
    public const int NotVerified = 4;
    public const int Fault = 70;
}

/// <summary>One cause of a failure, with its place where there is a file.</summary>
internal sealed record ErrorDetail(string? File, int? Line, string? Field, string Message)
{
    /// <summary>The cause in one line: <c>file:line:field: message</c>.</summary>
    public override string ToString()
    {
        var place = string.Join(
            ':',
            new[] { File, Line?.ToString(System.Globalization.CultureInfo.InvariantCulture), Field }
            .Where(part => !string.IsNullOrEmpty(part)));
        return place.Length == 0 ? Message : $"{place}: {Message}";
    }
}

/// <summary>Ends the program with an exit code and one line a cause; never a stack trace.</summary>
internal sealed class CliException(int exitCode, string code, string title, params IReadOnlyList<ErrorDetail> details)
    : Exception(title)
{
    public int ExitCode { get; } = exitCode;

    public string Code { get; } = code;

    public IReadOnlyList<ErrorDetail> Details { get; } = details;

    public static CliException BadInput(string code, string message) =>
        new(Cli.ExitCode.BadInput, code, message, new ErrorDetail(null, null, null, message));
}
