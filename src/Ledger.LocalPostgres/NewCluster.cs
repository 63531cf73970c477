using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledger.LocalPostgres;

/// <summary>Makes a cluster, once, and writes its settings, at every start.</summary>
internal static class NewCluster
{
    /// <summary>The superuser of the cluster, known to nobody but the program.</summary>
    public const string Superuser = "ledger";

    /// <summary>
    /// Makes the cluster: UTF-8, sorting by bytes, passwords for everyone. Either it is all there afterwards or
    /// nothing is that a next try would mind.
    /// </summary>
    public static async Task Make(
        Place place, PostgresBinaries binaries, LocalClusterOptions options, CancellationToken cancellationToken)
    {
        options.Progress?.Report($"making a database with PostgreSQL {binaries.Major}");
        place.WritePrivate(
            place.Password, RandomNumberGenerator.GetHexString(48, lowercase: true), lasting: options.Durable);

        // Sorting is by bytes everywhere. What is a letter, and its capital, is as Unicode has it where the machine
        // knows C.UTF-8, and only ASCII where it does not.
        var data = place.Unfinished + RandomNumberGenerator.GetHexString(8, lowercase: true);
        var ran = await InitDb(place, data, binaries, options, "C.UTF-8", cancellationToken);
        if (!ran.Well)
        {
            Place.Remove(data);
            ran = await InitDb(place, data, binaries, options, "C", cancellationToken);
        }

        if (!ran.Well)
        {
            throw new LocalPostgresException(
                $"PostgreSQL could not make a database in {place.Folder}: {ran.LastLine}.");
        }

        Directory.Move(data, place.Data);
    }

    /// <summary>
    /// Writes all settings, for a start: the address is of this place and this start, the rest is the same everywhere.
    /// </summary>
    public static void WriteSettings(Place place, Address address, bool durable)
    {
        var settings = new StringBuilder()
            .AppendLine("# Written by ledger at every start: what you write here is lost, ALTER SYSTEM is not.")
            .AppendLine(CultureInfo.InvariantCulture, $"port = {address.Port}")
            .AppendLine(CultureInfo.InvariantCulture, $"listen_addresses = {Quoted(address.ListenOn)}")
            .AppendLine(
                CultureInfo.InvariantCulture, $"unix_socket_directories = {Quoted(SocketList(address.SocketFolder))}")
            .AppendLine("unix_socket_permissions = 0700")
            .AppendLine("password_encryption = 'scram-sha-256'")
            .AppendLine("timezone = 'UTC'")
            .AppendLine("log_timezone = 'UTC'")
            .AppendLine("lc_messages = 'C'")
            .AppendLine("log_checkpoints = off")
            .AppendLine("jit = off");
        if (!durable)
        {
            settings
                .AppendLine("fsync = off")
                .AppendLine("synchronous_commit = off")
                .AppendLine("full_page_writes = off")
                .AppendLine("wal_level = minimal")
                .AppendLine("max_wal_senders = 0")
                .AppendLine("max_wal_size = 256MB")
                .AppendLine("max_connections = 300");
        }

        place.WritePrivate(Path.Combine(place.Data, "postgresql.conf"), settings.ToString());
    }

    /// <summary>Removes what programs left that were killed while they made a cluster.</summary>
    /// <remarks>The initdb of such a program lives on for a moment, and writes: never into a folder of ours.</remarks>
    public static void RemoveUnfinished(Place place)
    {
        var left = Directory.GetDirectories(place.Folder, Path.GetFileName(place.Unfinished) + "*");
        foreach (var folder in left)
        {
            try
            {
                Place.Remove(folder);
            }
            catch (IOException)
            {
                // It was written to while it was removed. It is in nobody's way; a next start removes it.
            }
        }
    }

    private static Task<Ran> InitDb(
        Place place, string data, PostgresBinaries binaries, LocalClusterOptions options, string letters,
        CancellationToken cancellationToken)
    {
        place.MakePrivate(data);
        List<string> arguments =
        [
            "--pgdata", data, "--username", Superuser, "--pwfile", place.Password,
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--lc-ctype", letters,
            "--text-search-config", "simple", "--data-checksums", "--no-instructions",
        ];
        if (!options.Durable)
        {
            arguments.Add("--no-sync");
        }

        return ForeignProgram.Run(binaries.InitDb, arguments, place.Account, place.Folder, cancellationToken);
    }

    // A list of folders of one, in which a comma or blank in the name means nothing.
    private static string SocketList(string? folder) =>
        folder is null ? "" : $"\"{folder.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Quoted(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
