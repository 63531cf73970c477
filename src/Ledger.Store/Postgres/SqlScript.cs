using System.Reflection;
using System.Text;

namespace Ledger.Store;

/// <summary>
/// The SQL that comes with the program: <c>install.sql</c> and the files it names with <c>\ir</c>, as psql does.
/// </summary>
internal static class SqlScript
{
    private const string Include = @"\ir ";
    private static readonly Assembly Here = typeof(SqlScript).Assembly;

    /// <summary>A script with every file that it names put in its place.</summary>
    /// <param name="name">The name of the file under <c>Sql/</c>.</param>
    public static string Read(string name) =>
        ReadIfAny(name) ?? throw new InvalidOperationException($"The program was built without Sql/{name}.");

    /// <summary>The same, or null when there is no such script.</summary>
    public static string? ReadIfAny(string name)
    {
        using var stream = Here.GetManifestResourceStream($"Sql/{name}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        StringBuilder script = new();
        while (reader.ReadLine() is { } line)
        {
            var isInclude = line.StartsWith(Include, StringComparison.Ordinal);
            script.AppendLine(isInclude ? Read(line[Include.Length..].Trim()) : line);
        }

        return script.ToString();
    }
}
