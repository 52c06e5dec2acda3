using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>
/// Host names under which the API answers. A page in a browser can make its own names resolve to loopback, so only loopback names and
/// listed ones are admitted. Names of AWS are admitted in the form that clients use towards a proxy, which browsers do not use towards a
/// server.
/// </summary>
internal sealed class HostNames(IEnumerable<string> listed)
{
    private static readonly string[] Loopback = ["localhost", "localhost.localstack.cloud"];

    private static readonly string[] Aws = ["api.aws", .. Partition.All.Select(partition => partition.DnsSuffix).Distinct()];

    private readonly HashSet<string> _listed = new(listed, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns why a request is refused, or null.</summary>
    public string? Refusal(HttpRequest request)
    {
        if (request.Host.HasValue && !IsOwn(request.Host.Host) && !(IsForProxy(request) && IsBelow(Aws, request.Host.Host)))
        {
            return $"EmbeddedAws answers under loopback host names only, not '{request.Host.Host}'; add it to EmbeddedAwsOptions.HostNames to admit it.";
        }

        var foreign = request.Headers.Origin.FirstOrDefault(origin => !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsOwn(uri.Host)));
        return foreign is null
            ? null
            : $"EmbeddedAws does not answer pages of the origin '{foreign}'; add its host to EmbeddedAwsOptions.HostNames to admit it.";
    }

    private bool IsOwn(string host) =>
        IPAddress.TryParse(host, out var address) ? IPAddress.IsLoopback(address) || _listed.Contains(host) : IsBelow(Loopback, host) || _listed.Contains(host);

    private static bool IsForProxy(HttpRequest request) =>
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string[] names, string host)
    {
        var name = host.TrimEnd('.');
        return names.Any(known => name.Equals(known, StringComparison.OrdinalIgnoreCase) || name.EndsWith($".{known}", StringComparison.OrdinalIgnoreCase));
    }
}
