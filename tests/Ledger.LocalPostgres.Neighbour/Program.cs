// Another program that uses the local cluster, for tests with two of them. It says its connection string, or what is
// missing, and holds the cluster until its input ends.
using Ledger.LocalPostgres;

try
{
    if (args[0] == "--run")
    {
        await using var run = new TestCluster();
        await Hold(await run.Cluster);
    }
    else
    {
        await using var cluster = await LocalCluster.Start(new LocalClusterOptions(args[0]) { Durable = false });
        await Hold(cluster);
    }

    return 0;
}
catch (LocalPostgresException missing)
{
    await Console.Out.WriteLineAsync(missing.Message);
    return 3;
}

static async Task Hold(LocalCluster cluster)
{
    await Console.Out.WriteLineAsync(cluster.ConnectionString("postgres"));
    await Console.In.ReadToEndAsync();
}
