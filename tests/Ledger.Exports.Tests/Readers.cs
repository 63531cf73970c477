using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ledger.Exports.Tests;

/// <summary>
/// Readers of other makers, in Node.js: what one of our writers wrote must mean the same to them. Their packages are
/// pinned, got through npm once, and kept beside other temporary files.
/// </summary>
internal static class Readers
{
    // One process for all tests: to start it and to load the readers takes longer than to read.
    private static readonly Lazy<Task<Process>> Reading = new(Begin);
    private static readonly SemaphoreSlim Alone = new(1);

    /// <summary>Has a file read; gives what the reader read.</summary>
    public static async Task<JsonElement> Read(string reader, string file, params string[] options)
    {
        var token = TestContext.Current.CancellationToken;
        var process = await Reading.Value;
        await Alone.WaitAsync(token);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { reader, file, options }));
            await process.StandardInput.FlushAsync(token);
            var line = await process.StandardOutput.ReadLineAsync(token);
            var answer = JsonDocument.Parse(line.ShouldNotBeNull("the readers ended")).RootElement;
            answer.TryGetProperty("wrong", out var wrong).ShouldBeFalse($"{reader}: {wrong}");
            return answer.GetProperty("read");
        }
        finally
        {
            Alone.Release();
        }
    }

    /// <summary>Has what is written read, by way of a file.</summary>
    public static async Task<JsonElement> Read(string reader, Func<Stream, Task> write, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var stream = File.Create(file))
            {
                await write(stream);
            }

            return await Read(reader, file, options);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Process> Begin()
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = await Install(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("read.mjs");
        return Start(start);
    }

    private static async Task<string> Install()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "readers");
        var files = Directory.GetFiles(source).Order(StringComparer.Ordinal).ToList();
        var mark = Convert.ToHexStringLower(SHA256.HashData(
            files.SelectMany(File.ReadAllBytes).ToArray()))[..16];
        var whole = Path.Combine(Path.GetTempPath(), $"ledger-export-readers-{mark}");
        if (Directory.Exists(whole))
        {
            return whole;
        }

        // Beside it, and renamed when all is there: an installation that was broken off leaves nothing to trip over.
        var unfinished = Directory.CreateTempSubdirectory("ledger-export-readers-").FullName;
        files.ForEach(f => File.Copy(f, Path.Combine(unfinished, Path.GetFileName(f))));
        var (exitCode, _, error) = await Run(
            "npm", unfinished, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        exitCode.ShouldBe(0, $"npm could not get the readers that check the exports: {error}");
        try
        {
            Directory.Move(unfinished, whole);
        }
        catch (IOException) when (Directory.Exists(whole))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        return whole;
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(
        string program, string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException(
                $"There is no {start.FileName}: install Node.js with npm, whose readers check the exports.");
        }
    }
}
