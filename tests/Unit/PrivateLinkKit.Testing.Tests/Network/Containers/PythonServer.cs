using System.Diagnostics;

namespace PrivateLinkKit.Testing.Tests.Network.Containers;

/// <summary>A child process that answers HTTP requests with its environment's GREETING.</summary>
internal static class PythonServer
{
    public const string Source =
        """
        import http.server, os, sys
        class Greeter(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(os.environ['GREETING'].encode())
        http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), Greeter).serve_forever()
        """;

    public static ProcessStartInfo Start(int port) => new("python3", ["-c", Source, $"{port}"]);
}
