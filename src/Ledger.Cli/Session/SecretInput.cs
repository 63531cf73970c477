using Spectre.Console;

namespace Ledger.Cli;

/// <summary>Takes a password where it leaves no trace: a prompt, stdin, or LEDGER_PASSWORD; no argument.</summary>
internal static class SecretInput
{
    public static async Task<string> Read(Screen screen, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("LEDGER_PASSWORD") is { Length: > 0 } given)
        {
            return given;
        }

        return Console.IsInputRedirected
            ? await Console.In.ReadLineAsync(cancellationToken) ?? ""
            : await new TextPrompt<string>("Password:").Secret().ShowAsync(screen.Error, cancellationToken);
    }
}
