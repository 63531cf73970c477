using Npgsql;

namespace Ledger.LocalPostgres;

/// <summary>Starts, joins and stops the server of a cluster. The caller holds the gate.</summary>
internal sealed class Server(Place place, PostgresBinaries binaries, LocalClusterOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    // The processes of a server that was killed need a moment to notice it, and bar the way until they have.
    private static readonly TimeSpan[] Pauses = [.. new[] { 50, 100, 200, 400, 800, 1600 }
        .Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    /// <summary>The address of the server, which is started unless it runs.</summary>
    public async Task<Address> Join(CancellationToken cancellationToken)
    {
        var last = new Ran(0, "", "");
        foreach (var pause in Pauses)
        {
            if (await Running(cancellationToken) is { } address)
            {
                return address;
            }

            last = await Start(cancellationToken);
            await Task.Delay(last.Well ? TimeSpan.Zero : pause, cancellationToken);
        }

        return await Running(cancellationToken) ?? throw new LocalPostgresException(
            $"PostgreSQL does not start in {place.Folder}: {LastWordsOfServer() ?? last.LastLine}.");
    }

    /// <summary>Stops the server, and waits until it has.</summary>
    public async Task Stop()
    {
        if (PidFile.Read(place) is { } found && await found.IsAlive(place, default))
        {
            await PgCtl(["stop", "--mode", options.Durable ? "fast" : "immediate"], default);
        }
    }

    /// <summary>The connection string of a database of the server.</summary>
    public string ConnectionString(Address address, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = address.Host,
        Port = address.Port,
        Username = NewCluster.Superuser,
        Password = File.ReadAllText(place.Password),
        Database = database,
    }.ConnectionString;

    // Waits for a server that is on its way up (or down) and gives null when there is none.
    private async Task<Address?> Running(CancellationToken cancellationToken)
    {
        var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (PidFile.Read(place) is { } found && await found.IsAlive(place, cancellationToken))
        {
            var address = Address.OfServer(place, found.Port);
            if (await Answers(address, cancellationToken))
            {
                return address;
            }

            if (Environment.TickCount64 > end)
            {
                throw new LocalPostgresException(
                    $"The PostgreSQL of {place.Folder} (process {found.Pid}) runs but does not answer.");
            }

            await Task.Delay(BetweenLooks, cancellationToken);
        }

        return null;
    }

    private async Task<bool> Answers(Address address, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            ConnectionString(address, "postgres") + ";Pooling=false;Timeout=5");
        try
        {
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new LocalPostgresException(
                $"The password in {place.Password} is not the one of the database there: put the right one back.",
                refusal);
        }
        catch (PostgresException refusal) when (refusal.SqlState != PostgresErrorCodes.CannotConnectNow)
        {
            return true; // Full, for one. It is up and speaks for itself.
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<Ran> Start(CancellationToken cancellationToken)
    {
        options.Progress?.Report($"starting PostgreSQL {binaries.Major}");
        var before = PidFile.Read(place);
        PidFile.Defuse(place);
        place.MakePrivate(place.Socket);
        KeepLogSmall();
        var address = Address.ForStart(place, before is null ? null : Address.OfServer(place, before.Port));
        NewCluster.WriteSettings(place, address, options.Durable);
        return await PgCtl(["start", "--log", place.Log, "--timeout", "60"], cancellationToken);
    }

    private Task<Ran> PgCtl(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ForeignProgram.Run(
            binaries.PgCtl, ["--pgdata", place.Data, "--wait", .. arguments], place.Account, place.Folder,
            cancellationToken);

    private void KeepLogSmall()
    {
        const int Enough = 1_000_000;
        if (new FileInfo(place.Log) is { Exists: true, Length: > Enough })
        {
            File.Move(place.Log, place.Log + ".before", overwrite: true);
        }
    }

    private string? LastWordsOfServer() =>
        !File.Exists(place.Log)
            ? null
            : File.ReadLines(place.Log)
                .Where(line => line.Contains("FATAL:", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf("FATAL:", StringComparison.Ordinal) + "FATAL:".Length)..].Trim())
                .LastOrDefault();
}
