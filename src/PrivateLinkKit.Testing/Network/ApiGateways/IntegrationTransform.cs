using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Changes a request on its way to the backend, and the response on its way back.</summary>
/// <param name="request">The request.</param>
/// <param name="integration">The integration.</param>
/// <param name="target">The address of the request at the backend, with the host that it is sent for.</param>
/// <param name="backend">Where it is sent.</param>
internal sealed class IntegrationTransform(RoutedRequest request, ApiIntegration integration, Uri target, Backend backend) : HttpTransformer
{
    /// <summary>Largest response of a backend, in bytes.</summary>
    public const int LongestBody = 10 * 1024 * 1024;

    private static readonly string[] Remapped = ["Connection", "Content-Length", "Date", "Server", "WWW-Authenticate", "x-amzn-RequestId"];

    public override async ValueTask TransformRequestAsync(HttpContext context, HttpRequestMessage outgoing, string prefix, CancellationToken ct)
    {
        await base.TransformRequestAsync(context, outgoing, prefix, ct);
        if (integration.Method is not ApiRoute.AnyMethod)
        {
            outgoing.Method = new HttpMethod(integration.Method);
        }

        outgoing.Headers.Host = target.IsDefaultPort ? target.Host : target.Authority;
        AddHeaders(context, outgoing.Headers);
        var query = new QueryChange(context.Request.QueryString.Value ?? "");
        foreach (var mapping in integration.RequestMappings)
        {
            var value = Selections.Fill(mapping.Value, request);
            switch (mapping.Place)
            {
                case MappingPlace.Header: HeaderChange.Apply(mapping, value, outgoing); break;
                case MappingPlace.QueryString: query.Apply(mapping, value); break;
            }
        }

        var own = target.Query.Length > 1 ? target.Query : "";
        outgoing.RequestUri = new Uri($"http://{backend.Host}:{backend.Port}{target.AbsolutePath}{query.Join(own)}");
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext context, HttpResponseMessage? incoming, CancellationToken ct)
    {
        if (incoming?.Content.Headers.ContentLength > LongestBody)
        {
            await ApiAnswers.MisconfiguredAsync(context, request.Api, hasIntegration: false);
            return false;
        }

        var copies = await base.TransformResponseAsync(context, incoming, ct);
        if (incoming is not null)
        {
            ChangeResponse(context.Response, incoming);
        }

        return copies;
    }

    private void AddHeaders(HttpContext context, HttpRequestHeaders headers)
    {
        var client = context.Connection.RemoteIpAddress;
        if (request.Api.IsRest)
        {
            Append(headers, "X-Forwarded-For", $"{client}");
            HeaderChange.Set(headers, "X-Forwarded-Proto", "https");
            HeaderChange.Set(headers, "X-Forwarded-Port", "443");
            HeaderChange.Set(headers, "x-amzn-apigateway-api-id", request.Api.Id);
        }
        else
        {
            Append(headers, "Forwarded", $"by={context.Connection.LocalIpAddress};for={client};host={request.Api.HostName};proto=https");
            Append(headers, "Via", "HTTP/1.1 AmazonAPIGateway");
        }

        if (!headers.Contains("X-Amzn-Trace-Id"))
        {
            var trace = $"Root=1-{RandomNumberGenerator.GetHexString(8, lowercase: true)}-{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
            headers.TryAddWithoutValidation("X-Amzn-Trace-Id", trace);
        }
    }

    private void ChangeResponse(HttpResponse response, HttpResponseMessage incoming)
    {
        if (request.Api.IsRest)
        {
            foreach (var name in Remapped)
            {
                if (incoming.Headers.TryGetValues(name, out var values) || incoming.Content.Headers.TryGetValues(name, out values))
                {
                    response.Headers[$"x-amzn-Remapped-{name}"] = string.Join(", ", values);
                }
            }
        }

        foreach (var mapping in integration.ResponseMappings.GetValueOrDefault((int)incoming.StatusCode, []))
        {
            ResponseChange.Apply(mapping, Selections.Fill(mapping.Value, request), response);
        }

        if (request.Api.CrossOrigin is { } rules)
        {
            CrossOriginAnswers.Replace(request.Http, rules);
        }

        RequestIds.Add(response, request.Api.IsRest, request.Id);
    }

    private static void Append(HttpRequestHeaders headers, string name, string value)
    {
        var earlier = headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        HeaderChange.Set(headers, name, earlier.Length is 0 ? value : $"{earlier}, {value}");
    }
}
