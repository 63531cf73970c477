// Another program that appends, or that rebuilds the projections over and over, for tests with two programs and for
// tests that kill one. It says what was done, a line each, and goes on until its input ends.
using System.Globalization;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Neighbour;

await using var source = PostgresEventLog.DataSource(args[0]);
var log = new PostgresEventLog(source);
using var ended = new CancellationTokenSource();
var work = args is [_, "rebuild"]
    ? Rebuilding()
    : new Workload(log, TenantId.Parse(args[1]), int.Parse(args[2], CultureInfo.InvariantCulture), Say)
        .Run(4, ended.Token);
await Console.In.ReadToEndAsync();
await ended.CancelAsync();
await work;

async Task Rebuilding()
{
    while (!ended.IsCancellationRequested)
    {
        foreach (var model in ReadModel.All)
        {
            Say(await new Rebuild(source, log, model).Run());
        }
    }
}

static void Say(object done)
{
    // One write a line, so that a kill cuts between lines.
    lock (Console.Out)
    {
        Console.Out.Write(done + "\n");
        Console.Out.Flush();
    }
}
