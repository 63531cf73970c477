using Ledger.Projections;
using Microsoft.Extensions.Hosting;

namespace Ledger.Web;

/// <summary>Lets the tables follow the log as long as the web is there.</summary>
/// <param name="projections">The tables.</param>
internal sealed class Following(ProjectionHost projections) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => projections.Run(stoppingToken);
}
