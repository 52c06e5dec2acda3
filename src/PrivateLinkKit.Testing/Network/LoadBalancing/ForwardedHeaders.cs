using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Headers on their way through an Application Load Balancer.</summary>
internal static class ForwardedHeaders
{
    // They concern one connection only (RFC 9110 section 7.6.1).
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    public static HttpRequestMessage Translate(HttpContext context, Balancer balancer, int port, string target)
    {
        var from = context.Request;
        var request = new HttpRequestMessage(new HttpMethod(from.Method), $"{target}{from.PathBase.ToUriComponent()}{from.Path.ToUriComponent()}{from.QueryString.ToUriComponent()}");
        foreach (var (name, values) in from.Headers)
        {
            if (!HopByHop.Contains(name) && !(balancer.DropsInvalidHeaders && !IsValid(name)))
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        // AWS adds the listener's port to the host name unless it is a default one.
        request.Headers.Host = port is 80 or 443 ? from.Host.Host : $"{from.Host.Host}:{port}";
        Set(request.Headers, "X-Forwarded-For", Append(from.Headers["X-Forwarded-For"], context.Connection.RemoteIpAddress!.ToString()));
        Set(request.Headers, "X-Forwarded-Proto", "http");
        Set(request.Headers, "X-Forwarded-Port", port.ToString(CultureInfo.InvariantCulture));
        if (!from.Headers.ContainsKey("X-Amzn-Trace-Id"))
        {
            Set(request.Headers, "X-Amzn-Trace-Id", $"Root=1-{RandomNumberGenerator.GetHexString(8, lowercase: true)}-{RandomNumberGenerator.GetHexString(24, lowercase: true)}");
        }

        return request;
    }

    public static void CopyContent(HttpRequest from, HttpContent content)
    {
        foreach (var (name, values) in from.Headers)
        {
            if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }
    }

    public static void Translate(HttpResponseMessage answer, HttpResponse to)
    {
        to.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (!HopByHop.Contains(name))
            {
                to.Headers[name] = new StringValues([.. values]);
            }
        }
    }

    // "Valid" names are letters, digits and hyphens (ALB guide, routing.http.drop_invalid_header_fields.enabled).
    private static bool IsValid(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');

    private static string Append(StringValues earlier, string address) => earlier.Count is 0 ? address : $"{earlier}, {address}";

    private static void Set(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}
