using System.Globalization;
using System.Net;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>curl on its way through a SOCKS proxy.</summary>
internal static class Curl
{
    public static async Task<CurlAnswer> GetAsync(IPEndPoint door, string standingIn, string url, params IEnumerable<string> options)
    {
        var run = await ToolRun.StartAsync(ToolRun.Describe(
            "curl",
            [
                "--silent", "--show-error", "--max-time", "180", "--proxy", $"socks5h://{standingIn}@{door}", "--write-out", "%{stderr}%{http_code}",
                .. options, url,
            ]));
        var status = run.Errors.Length < 3 ? "000" : run.Errors[^3..];
        return new CurlAnswer(run.ExitCode, int.Parse(status, CultureInfo.InvariantCulture), run.Output);
    }
}
