using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Forwards one request to a target and returns the answer; errors of targets are answered as an Application Load Balancer does.</summary>
internal sealed class HttpForwarder(IHttpForwarder yarp)
{
    public async Task ForwardAsync(HttpContext context, HttpMessageInvoker client, Balancer balancer, int port, string target)
    {
        var settings = new ForwarderRequestConfig { ActivityTimeout = balancer.IdleTimeout, Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var outcome = await yarp.SendAsync(context, target, client, settings, new ForwardedHeaders(balancer, port));
        if (outcome is not ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            await LoadBalancerResponses.ErrorAsync(context, StatusOf(outcome, context.GetForwarderErrorFeature()?.Exception));
        }
    }

    // A target that does not accept or answer in time is a 504, one that refuses or breaks the connection a 502 (ALB guide, troubleshooting).
    private static int StatusOf(ForwarderError outcome, Exception? cause) =>
        outcome is ForwarderError.RequestTimedOut || cause is HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } }
            ? StatusCodes.Status504GatewayTimeout
            : StatusCodes.Status502BadGateway;
}
