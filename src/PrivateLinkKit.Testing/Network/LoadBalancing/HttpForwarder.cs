using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Carries one request to a target and the answer back, streaming both.</summary>
internal sealed class HttpForwarder(TimeProvider time)
{
    public async Task ForwardAsync(HttpContext context, HttpMessageInvoker client, Balancer balancer, int port, string target)
    {
        using var request = ForwardedHeaders.Translate(context, balancer, port, target);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true)
        {
            request.Content = new StreamContent(context.Request.Body);
            ForwardedHeaders.CopyContent(context.Request, request.Content);
        }

        try
        {
            using var idle = new CancellationTokenSource(balancer.IdleTimeout, time);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, context.RequestAborted);
            using var answer = await SendAsync(client, request, ending.Token);
            ForwardedHeaders.Translate(answer, context.Response);
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            await FailAsync(context, failure);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpMessageInvoker client, HttpRequestMessage request, CancellationToken ct) => client.SendAsync(request, ct);

    // A target that does not accept or answer in time is a 504, one that refuses or breaks the connection a 502 (ALB guide, troubleshooting).
    private static Task FailAsync(HttpContext context, Exception failure)
    {
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        return OwnAnswers.ErrorAsync(context, failure is OperationCanceledException or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } }
            ? StatusCodes.Status504GatewayTimeout
            : StatusCodes.Status502BadGateway);
    }
}
