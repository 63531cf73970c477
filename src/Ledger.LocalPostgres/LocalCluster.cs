using System.Globalization;
using Npgsql;

namespace Ledger.LocalPostgres;

/// <summary>
/// A PostgreSQL of the program's own, under its home. It runs while anyone uses it: the first to come starts it, the
/// others join, the last to go stops it. A user that is killed counts as gone; when it was the last, the server runs on
/// until the next has come and gone.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(50);
    private readonly string _home;
    private readonly Server _server;
    private readonly Address _address;
    private FileStream? _lease;

    private LocalCluster(string home, FileStream lease, Server server, Address address, int majorVersion)
    {
        _home = home;
        _lease = lease;
        _server = server;
        _address = address;
        MajorVersion = majorVersion;
    }

    /// <summary>The major version of its PostgreSQL, 15 to 18.</summary>
    public int MajorVersion { get; }

    /// <summary>Finds or gets PostgreSQL, makes the cluster if there is none, and starts or joins its server.</summary>
    /// <exception cref="LocalPostgresException">It cannot be done; the message says what is missing.</exception>
    public static async Task<LocalCluster> Start(
        LocalClusterOptions options, CancellationToken cancellationToken = default)
    {
        try
        {
            return await StartWithin(Path.GetFullPath(options.Home), options, cancellationToken);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                $"The local database under {options.Home} cannot be used: {trouble.Message.TrimEnd('.')}.", trouble);
        }
    }

    /// <summary>A connection string for Npgsql, as the superuser of this cluster.</summary>
    /// <param name="database">The database, which need not exist.</param>
    public string ConnectionString(string database) => _server.ConnectionString(_address, database);

    /// <summary>Makes a database unless it is there, and gives its connection string.</summary>
    public async Task<string> EnsureDatabase(string database, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.DuplicateDatabase
                                                    or PostgresErrorCodes.UniqueViolation)
        {
            // It was there, or another made it at the same moment: either way it is there now.
        }

        return ConnectionString(database);
    }

    /// <summary>Lets the cluster go; the last to do so stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _lease, null) is not { } lease)
        {
            return;
        }

        // Without the gate (somebody has been starting for long) there is another user, who will stop it.
        await using var gate = await FileLock.Alone(Place.Gate(_home), LongestGoodbye, default);
        if (gate is null)
        {
            await lease.DisposeAsync();
        }
        else
        {
            await Leave(_home, lease, _server);
        }
    }

    /// <summary>
    /// Stops what runs under a home that nobody uses and removes it all. The home of a ledger is never given to this.
    /// </summary>
    internal static async Task Destroy(LocalClusterOptions options)
    {
        var place = Place.FindOrMake(options.Home);
        if (PidFile.Read(place) is { } found && await found.IsAlive(place, default))
        {
            var major = MajorOf(place);
            var binaries = await PostgresBinaries.Find(place, options, major, default);
            await new Server(place, binaries, options).Stop();
        }

        Place.Remove(place.Folder);
        Place.Remove(options.Home);
    }

    private static async Task<LocalCluster> StartWithin(
        string home, LocalClusterOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(home);
        await using var gate = await Gate(home, options, cancellationToken);
        var place = Place.FindOrMake(home);
        place.MakePrivate(place.Socket);
        NewCluster.RemoveUnfinished(place);
        var major = MajorOf(place);
        var binaries = await PostgresBinaries.Find(place, options, major, cancellationToken);
        if (major is null)
        {
            await NewCluster.Make(place, binaries, options, cancellationToken);
        }

        CheckPassword(place);
        var lease = FileLock.TryShared(Place.Lease(home))
            ?? throw new LocalPostgresException($"{Place.Lease(home)} is locked by another program.");
        var server = new Server(place, binaries, options);
        try
        {
            var address = await server.Join(cancellationToken);
            return new LocalCluster(home, lease, server, address, binaries.Major);
        }
        catch
        {
            await Leave(home, lease, server);
            throw;
        }
    }

    // The caller holds the gate, so nobody comes in between the look and the stop.
    private static async Task Leave(string home, FileStream lease, Server server)
    {
        await lease.DisposeAsync();

        // A process that is just being started holds what we hold for an instant, so one look is not enough.
        await using var alone = await FileLock.Alone(Place.Lease(home), LastLook, default);
        if (alone is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await server.Stop();
        }
    }

    private static async Task<FileStream> Gate(
        string home, LocalClusterOptions options, CancellationToken cancellationToken)
    {
        if (FileLock.TryAlone(Place.Gate(home)) is { } atOnce)
        {
            return atOnce;
        }

        options.Progress?.Report("waiting for another program that starts or stops the database");
        return await FileLock.Alone(Place.Gate(home), LongestStart, cancellationToken)
            ?? throw new LocalPostgresException(
                $"Another program has been starting the local database under {home} for too long: end it first.");
    }

    private static int? MajorOf(Place place)
    {
        var file = Path.Combine(place.Data, "PG_VERSION");
        if (!File.Exists(file))
        {
            return null;
        }

        return int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new LocalPostgresException($"{file} does not say the version of the local database.");
    }

    private static void CheckPassword(Place place)
    {
        if (!File.Exists(place.Password))
        {
            throw new LocalPostgresException(
                $"The password of the local database is gone: put {place.Password} back.");
        }

        const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(place.Password) & ForOthers) != 0)
        {
            throw new LocalPostgresException(
                "Others can read the password of the local database: make it private with "
                + $"chmod 600 {place.Password}.");
        }
    }
}
