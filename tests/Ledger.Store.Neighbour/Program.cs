// Another program that appends, for tests with two of them and for tests that kill one. It says what was acknowledged,
// a line each, and goes on until its input ends.
using System.Globalization;
using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Neighbour;

var (connectionString, tenant, seed) =
    (args[0], TenantId.Parse(args[1]), int.Parse(args[2], CultureInfo.InvariantCulture));
await using var source = PostgresEventLog.DataSource(connectionString);
using var ended = new CancellationTokenSource();
var work = new Workload(new PostgresEventLog(source), tenant, seed, Say).Run(4, ended.Token);
await Console.In.ReadToEndAsync();
await ended.CancelAsync();
await work;

static void Say(Acknowledged append)
{
    // One write a line, so that a kill cuts between lines.
    lock (Console.Out)
    {
        Console.Out.Write(append + "\n");
        Console.Out.Flush();
    }
}
