using Ledger.Projections;
using Microsoft.Extensions.Hosting;

namespace Ledger.Web;

/// <summary>Lets the tables follow the log as long as the web is there.</summary>
/// <param name="projections">The tables.</param>
internal sealed class Following(ProjectionHost projections) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await projections.Run(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The web was stopped. The host would log it as a fault of the program.
        }
    }
}
