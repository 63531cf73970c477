using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>
/// What is measured behind the port of the log. Another engine is one more class here and one more line in
/// <see cref="All"/>.
/// </summary>
internal abstract class Engine
{
    /// <summary>Every engine that can be named with <c>--engine</c>; the first is taken when none is.</summary>
    public static IReadOnlyList<Engine> All { get; } = [new Postgres(), new Memory()];

    /// <summary>What is typed to choose it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether its events are in the ledger's tables, so that rows that ask these make sense.</summary>
    public abstract bool HasTables { get; }

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
}
