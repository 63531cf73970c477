// Another program that uses the local cluster, for tests with two of them. It says its connection string, or what is
// missing, and holds the cluster until its input ends.
using Ledger.LocalPostgres;

try
{
    var options = new LocalClusterOptions(args[0]) { Durable = false };
    await using var cluster = await LocalCluster.Start(options);
    await Console.Out.WriteLineAsync(cluster.ConnectionString("postgres"));
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (LocalPostgresException missing)
{
    await Console.Out.WriteLineAsync(missing.Message);
    return 3;
}
