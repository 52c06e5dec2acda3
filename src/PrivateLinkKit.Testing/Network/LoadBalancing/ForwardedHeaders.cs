using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Network.Map;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Processes headers in a listener of an Application Load Balancer.</summary>
internal sealed class ForwardedHeaders(Balancer balancer, int port) : HttpTransformer
{
    private const string ForwardedFor = "X-Forwarded-For";

    private readonly HeaderSettings _settings = balancer.Headers;

    public override async ValueTask TransformRequestAsync(HttpContext context, HttpRequestMessage request, string target, CancellationToken ct)
    {
        await base.TransformRequestAsync(context, request, target, ct);
        var from = context.Request;
        if (_settings.DropsInvalid)
        {
            foreach (var name in from.Headers.Keys.Where(name => !IsValid(name)))
            {
                request.Headers.Remove(name);
            }
        }

        // AWS adds the listener's port to the host name unless it is a default one.
        request.Headers.Host = _settings.PreservesHost ? from.Host.Value : port is 80 or 443 ? from.Host.Host : $"{from.Host.Host}:{port}";
        SetClient(request.Headers, from.Headers[ForwardedFor], context.Connection);
        SetTls(request.Headers, context.Features.Get<ITlsHandshakeFeature>());
        Set(request.Headers, "X-Forwarded-Proto", from.Scheme);
        Set(request.Headers, "X-Forwarded-Port", port.ToString(CultureInfo.InvariantCulture));
        if (!from.Headers.ContainsKey("X-Amzn-Trace-Id"))
        {
            Set(request.Headers, "X-Amzn-Trace-Id",
                $"Root=1-{RandomNumberGenerator.GetHexString(8, lowercase: true)}-{RandomNumberGenerator.GetHexString(24, lowercase: true)}");
        }
    }

    private void SetClient(HttpRequestHeaders headers, StringValues earlier, ConnectionInfo connection)
    {
        switch (_settings.ForwardedFor)
        {
            case ForwardedForMode.Append:
                Set(headers, ForwardedFor, Append(earlier, $"{connection.RemoteIpAddress}{(_settings.AddsClientPort ? $":{connection.RemotePort}" : "")}"));
                break;
            case ForwardedForMode.Remove:
                headers.Remove(ForwardedFor);
                break;
        }
    }

    private void SetTls(HttpRequestHeaders headers, ITlsHandshakeFeature? handshake)
    {
        if (_settings.AddsTls && handshake is not null)
        {
            Set(headers, "X-Amzn-Tls-Version", CipherSuiteNames.Of(handshake.Protocol));
            Set(headers, "X-Amzn-Tls-Cipher-Suite", CipherSuiteNames.Of(handshake.NegotiatedCipherSuite!.Value));
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
