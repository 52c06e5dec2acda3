using System.Net;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Forwards a request to the backend of its integration; failures are answered as API Gateway does.</summary>
internal sealed class ApiForwarder(BackendChoice backends, BackendClients clients, TimeProvider time)
{
    private static readonly ForwarderRequestConfig Settings = new()
    {
        ActivityTimeout = Timeout.InfiniteTimeSpan,
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public async Task ForwardAsync(RoutedRequest request, IHttpForwarder yarp)
    {
        var (http, api) = (request.Http, request.Api);
        if (request.Route.Integration is not { } integration)
        {
            await ApiAnswers.MisconfiguredAsync(http, api, hasIntegration: false);
            return;
        }

        if (TargetOf(request, integration) is not { } target || backends.Of(integration, target) is not { } backend)
        {
            await ApiAnswers.MisconfiguredAsync(http, api, hasIntegration: true);
            return;
        }

        using var timeout = new CancellationTokenSource(integration.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        var transform = new IntegrationTransform(request, integration, target, backend);
        var outcome = await yarp.SendAsync(http, $"http://{backend.Host}:{backend.Port}", clients.Of(backend), Settings, transform, either.Token);
        if (outcome is ForwarderError.None || http.RequestAborted.IsCancellationRequested || http.Response.HasStarted)
        {
            return;
        }

        http.Response.Clear();
        RequestIds.Add(http.Response, api.IsRest, request.Id);
        await (http.GetForwarderErrorFeature()?.Exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            ? ApiAnswers.TooLargeAsync(http, api)
            : timeout.IsCancellationRequested ? ApiAnswers.TimedOutAsync(http, api)
            : ApiAnswers.UnreachableAsync(http, api));
    }

    /// <summary>
    /// The address of the request at the backend. Behind a listener it has the path of the request, with the stage, unless that is overwritten, and the name
    /// of the API as its host.
    /// </summary>
    private static Uri? TargetOf(RoutedRequest request, ApiIntegration integration)
    {
        var template = integration.Uri ?? $"{(integration.ServerName is null ? "http" : "https")}://{request.Api.HostName}{request.RawPath}";
        if (!Uri.TryCreate(integration.Uri is null ? template : Selections.Fill(template, request), UriKind.Absolute, out var uri))
        {
            return null;
        }

        return integration.RequestMappings.FirstOrDefault(mapping => mapping.Place is MappingPlace.Path) is { } path
            ? new Uri($"{uri.GetLeftPart(UriPartial.Authority)}/{Selections.Fill(path.Value, request).TrimStart('/')}{uri.Query}")
            : uri;
    }
}
