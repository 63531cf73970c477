using Ledger.Store;
using Npgsql;
#if CRITTERSTACK
using Ledger.CritterStack;
#endif

namespace Ledger.Benchmarks;

/// <summary>
/// What is measured behind the port of the log. Another engine is one more class here and one more line in
/// <see cref="All"/>.
/// </summary>
internal abstract class Engine
{
    /// <summary>Every engine that can be named with <c>--engine</c>; the first is taken when none is.</summary>
    public static IReadOnlyList<Engine> All { get; } =
    [
        new Postgres(), new Memory(),
#if CRITTERSTACK
        new Marten(),
#endif
    ];

    /// <summary>What Marten itself does for a row; null where it is not built in, or has nothing like it.</summary>
    public static Func<Bench, Task<Speed>>? Peer(string row) =>
#if CRITTERSTACK
        MartenPeer.Of(row);
#else
        null;
#endif

    /// <summary>What is typed to choose it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether its events are in the ledger's tables, so that rows that ask these make sense.</summary>
    public abstract bool HasTables { get; }

    /// <summary>A data source with the settings that the engine is fastest with.</summary>
    public virtual NpgsqlDataSource Source(string connection) => PostgresEventLog.DataSource(connection);

    /// <summary>Makes what the engine needs in a fresh database, and opens a log there.</summary>
    public abstract Task<IEventLog> Open(NpgsqlDataSource database);

    private sealed class Postgres : Engine
    {
        public override string Name => "postgres";

        public override bool HasTables => true;

        public override async Task<IEventLog> Open(NpgsqlDataSource database) =>
            await PostgresSchema.Install(database) is SchemaResult.Failed failed
                ? throw new StoreException(failed.Fault)
                : new PostgresEventLog(database);
    }

    private sealed class Memory : Engine
    {
        public override string Name => "memory";

        public override bool HasTables => false;

        public override Task<IEventLog> Open(NpgsqlDataSource database) =>
            Task.FromResult<IEventLog>(new InMemoryEventLog());
    }

#if CRITTERSTACK
    private sealed class Marten : Engine
    {
        public override string Name => "marten";

        public override bool HasTables => true;

        public override NpgsqlDataSource Source(string connection) => MartenEventLog.DataSource(connection);

        public override async Task<IEventLog> Open(NpgsqlDataSource database) =>
            await MartenSchema.Install(database) is SchemaResult.Failed failed
                ? throw new StoreException(failed.Fault)
                : new MartenEventLog(database);
    }
#endif
}
