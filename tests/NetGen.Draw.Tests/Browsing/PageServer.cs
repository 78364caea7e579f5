using System.Net;
using System.Net.Sockets;

namespace NetGen.Draw.Tests.Browsing;

/// <summary>Hands out the files of a folder, as any host of static pages does.</summary>
internal sealed class PageServer : IDisposable
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html", [".css"] = "text/css", [".js"] = "text/javascript", [".svg"] = "image/svg+xml", [".wasm"] = "application/wasm",
    };

    private readonly HttpListener _listener = new();
    private readonly string _folder;

    public PageServer(string folder)
    {
        _folder = folder;
        Address = $"http://localhost:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where the page is.</summary>
    public string Address { get; }

    /// <summary>What was asked for and is not there.</summary>
    public List<string> Missing { get; } = [];

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The browser went away, or the server is being closed.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath;
        string file = Path.Combine(_folder, path == "/" ? "index.html" : path[1..]);
        using HttpListenerResponse response = context.Response;
        if (!File.Exists(file))
        {
            Missing.Add(path);
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        response.ContentType = s_types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
        response.OutputStream.Write(File.ReadAllBytes(file));
    }
}
