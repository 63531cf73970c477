using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ledger.Store.Tests.Crashes;

/// <summary>
/// Stands between a program and its database, and can cut a connection at the worst moment: after the database has
/// answered a request, which it does when the commit is on disk, and before the program has the answer.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Task> _relays = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly EndPoint _database;
    private readonly Task _accepting;
    private int _answersToCut;
    private int _requestsToCut;
    private byte[]? _marker;

    public CuttingProxy(EndPoint database)
    {
        _database = database;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Cuts { get; private set; }

    /// <summary>The next answer of the database, on whichever connection, is lost with its connection.</summary>
    public void CutNextAnswer() => Interlocked.Exchange(ref _answersToCut, 1);

    /// <summary>
    /// The answer to the next request that has a text in it is lost with its connection; what else goes on at the same
    /// time, such as waking followers, goes through.
    /// </summary>
    public void CutAnswerTo(string text) => _marker = Encoding.UTF8.GetBytes(text);

    /// <summary>The next request to the database is lost with its connection.</summary>
    public void CutNextRequest() => Interlocked.Exchange(ref _requestsToCut, 1);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_relays);
        _ended.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var program = await _listener.AcceptSocketAsync(_ended.Token);
                _relays.Add(Relay(program));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy is disposed.
        }
    }

    private async Task Relay(Socket program)
    {
        using var _ = program;
        using var database = new Socket(_database.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        // At once on a loopback or a socket; a program that connects while the proxy ends is let through to its end.
        await database.ConnectAsync(_database);
        var isMarked = false;
        var requests = Pass(program, database, request =>
        {
            isMarked |= IsMarked(request);
            return Interlocked.Exchange(ref _requestsToCut, 0) == 1;
        });
        var answers = Pass(
            database, program, _ => Volatile.Read(ref isMarked) || Interlocked.Exchange(ref _answersToCut, 0) == 1);
        await Task.WhenAny(requests, answers);
        program.Close();
        database.Close();
        await Task.WhenAll(requests, answers);
    }

    private bool IsMarked(ReadOnlyMemory<byte> request)
    {
        if (_marker is not { } marker || request.Span.IndexOf(marker) < 0)
        {
            return false;
        }

        _marker = null;
        return true;
    }

    private async Task Pass(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> cut)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _ended.Token) is > 0 and var length)
            {
                if (cut(buffer.AsMemory(0, length)))
                {
                    Cuts++;
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, length), _ended.Token);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone; the other is closed by the caller.
        }
    }
}
