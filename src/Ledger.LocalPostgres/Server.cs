using Npgsql;

namespace Ledger.LocalPostgres;

/// <summary>Starts, joins and stops the server of a cluster. The caller holds the gate.</summary>
internal sealed class Server(Place place, PostgresBinaries binaries, LocalClusterOptions options)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    // The processes of a server that was killed need a moment to notice it, and bar the way until they have.
    private static readonly int[] PausesMs = [50, 100, 200, 400, 800, 1600];
    private readonly ServerLog _log = new(place.Log);
    private readonly Lazy<string> _password = new(() => File.ReadAllText(place.Password));

    private enum Sign
    {
        None,
        Busy,
        Ready,
    }

    /// <summary>The address of the server, which is started unless it runs.</summary>
    public async Task<Address> Join(CancellationToken cancellationToken)
    {
        var last = new Ran(0, "", "");
        foreach (var pause in PausesMs)
        {
            if (await Running(cancellationToken) is { } address)
            {
                return address;
            }

            last = await Start(cancellationToken);
            await Task.Delay(last.Well ? 0 : pause, cancellationToken);
        }

        return await Running(cancellationToken) ?? throw new LocalPostgresException(
            $"PostgreSQL does not start in {place.Folder}: {_log.LastWords(last.Complaints.Split('\n')[0])}.");
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
        Password = _password.Value,
        Database = database,
    }.ConnectionString;

    // Waits for a server that is on its way up or down and gives null when there is none. One that recovers from a
    // crash may take long, and says so; one that says nothing is not waited for.
    private async Task<Address?> Running(CancellationToken cancellationToken)
    {
        var lastSign = Environment.TickCount64;
        while (PidFile.Read(place) is { } found && await found.IsAlive(place, cancellationToken))
        {
            var address = Address.OfServer(place, found.Port);
            switch (await Knock(address, cancellationToken))
            {
                case Sign.Ready:
                    return address;
                case Sign.Busy:
                    lastSign = Environment.TickCount64;
                    break;
                case Sign.None when Environment.TickCount64 - lastSign > LongestSilence.TotalMilliseconds:
                    throw new LocalPostgresException(
                        $"The PostgreSQL of {place.Folder} (process {found.Pid}) runs but does not answer.");
            }

            await Task.Delay(BetweenLooks, cancellationToken);
        }

        return null;
    }

    private async Task<Sign> Knock(Address address, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            ConnectionString(address, "postgres") + ";Pooling=false;Timeout=5");
        try
        {
            await connection.OpenAsync(cancellationToken);
            return Sign.Ready;
        }
        catch (PostgresException answer) when (answer.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new LocalPostgresException(
                $"The password in {place.Password} is not the one of the database there: put the right one back.",
                answer);
        }
        catch (PostgresException answer)
        {
            // Any other answer (it is full, for one) comes from a server that is up and can speak for itself.
            return answer.SqlState == PostgresErrorCodes.CannotConnectNow ? Sign.Busy : Sign.Ready;
        }
        catch (NpgsqlException)
        {
            return Sign.None;
        }
    }

    private async Task<Ran> Start(CancellationToken cancellationToken)
    {
        options.Progress?.Report($"starting PostgreSQL {binaries.Major}");
        var before = PidFile.Read(place);
        PidFile.Defuse(place);
        place.MakePrivate(place.Socket);
        _log.Begin();
        var address = Address.ForStart(place, before is null ? null : Address.OfServer(place, before.Port));
        NewCluster.WriteSettings(place, address, options.Durable);
        return await PgCtl(["start", "--log", _log.File, "--timeout", "60"], cancellationToken);
    }

    private Task<Ran> PgCtl(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ForeignProgram.Run(
            binaries.PgCtl, ["--pgdata", place.Data, "--wait", .. arguments], place.Account, place.Folder,
            cancellationToken);
}
