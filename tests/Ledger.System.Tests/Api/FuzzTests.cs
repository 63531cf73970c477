using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>
/// Malformed requests, byte for byte, from a printed seed: none is answered with a fault of the program, none keeps the
/// program busy, and they leave no memory behind. <c>LEDGER_FUZZ</c> says how many, <c>LEDGER_FUZZ_SEED</c> which.
/// </summary>
public sealed class FuzzTests(TestCluster cluster)
{
    private const int AtOnce = 4;
    private const int SamplesOfMemory = 4;
    private const long MostGrowth = 100L * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly List<string> _faults = [];
    private readonly Dictionary<string, int> _came = new(StringComparer.Ordinal);

    [Fact]
    public async Task No_request_is_answered_with_a_fault_hangs_or_leaves_memory_behind()
    {
        var seed = Number("LEDGER_FUZZ_SEED", Random.Shared.Next());
        var count = Number("LEDGER_FUZZ", 2000);
        Say($"LEDGER_FUZZ_SEED={seed}");
        await using var api = await ApiServer.StartEmpty(cluster);
        foreach (var call in RandomCall.Beginning)
        {
            (await api.Post("/opdrachten", call.Body)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        // What is made once (code that is compiled, pools, connections) is no growth.
        await Throw(api, seed, 0, count / 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var part = 1; part <= SamplesOfMemory; part++)
        {
            await Throw(api, seed, part, (count - (count / 10)) / SamplesOfMemory);
            var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
            growth.ShouldBeLessThan(MostGrowth, $"LEDGER_FUZZ_SEED={seed}, part {part}");
            Say(string.Create(CultureInfo.InvariantCulture, $"part {part}: {growth / 1024} KiB more"));
        }

        Say(string.Join(", ", _came.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}")));
        _faults.ShouldBeEmpty($"LEDGER_FUZZ_SEED={seed}");
        _came.Values.Sum().ShouldBeGreaterThan(count * 9 / 10);
        (await api.Get("/plannen")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task Throw(ApiServer api, int seed, int part, int count) => await Parallel.ForEachAsync(
        Enumerable.Range(0, AtOnce),
        async (lane, _) =>
        {
            var requests = new RandomRequest(
                new Random(HashOf(seed, part, lane)), [api.Officer.Text, api.Administrator]);
            for (var n = 0; n < count / AtOnce; n++)
            {
                var (request, isPart) = requests.Next();
                Note(await Send(api.Url, request, isPart), request);
            }
        });

    private void Note(string said, byte[] request)
    {
        lock (_came)
        {
            _came[said] = _came.GetValueOrDefault(said) + 1;
            // 505 is the server's own word for a version of HTTP that it does not speak.
            if ((said.StartsWith('5') && said != "505") || said is "hang" or "no problem")
            {
                _faults.Add($"{said}: {Encoding.UTF8.GetString(request, 0, Math.Min(600, request.Length))}");
            }
        }
    }

    /// <summary>The status of the answer; "closed" without one, "hang" when none comes.</summary>
    private static async Task<string> Send(Uri url, byte[] request, bool isPart)
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(url.Host, url.Port, limit.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(request, limit.Token);
            if (isPart)
            {
                // It would wait for the rest, and rightly so: nothing more comes.
                client.Client.Shutdown(SocketShutdown.Send);
            }

            return await Status(stream, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return "hang";
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return "closed";
        }
    }

    private static async Task<string> Status(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            answer.Write(buffer, 0, read);
            var text = Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)Math.Min(answer.Length, 2000));
            if (text.Contains("text/event-stream\r\n", StringComparison.Ordinal))
            {
                return "200 stream";
            }
        }

        var head = Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)Math.Min(answer.Length, 2000));
        if (!head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
        {
            return "closed";
        }

        // What the server itself turns down before it is a request has no body; what we turn down is a problem.
        var isOurs = head.Contains("API-Version", StringComparison.Ordinal);
        var status = head[9..12];
        return status[0] == '4' && isOurs && !head.Contains("application/problem+json", StringComparison.Ordinal)
            ? "no problem"
            : status;
    }

    // The same for the same seed in every run, which a hash of the framework is not.
    private static int HashOf(int seed, int part, int lane) => seed ^ (part << 20) ^ (lane << 28);

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    private static int Number(string variable, int otherwise) => int.TryParse(
        Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture,
            out var number) ? number : otherwise;
}
