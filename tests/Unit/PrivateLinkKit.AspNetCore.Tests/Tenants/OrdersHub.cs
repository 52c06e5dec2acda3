using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using PrivateLinkKit.AspNetCore.Tests.Hosts;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

/// <summary>A hub with a method for one tenant.</summary>
public sealed class OrdersHub : Hub
{
    [Authorize(Policy = "acme")]
    public string Orders() => $"{Context.User!.FindFirst(PrivateLinkTenantIdentity.ClaimType)!.Value} {Context.GetHttpContext()!.GetPrivateLinkTenant()}";

    /// <summary>Calls the hub's method by SignalR's JSON protocol.</summary>
    internal static async Task<string> InvokeAsync(ProxiedHost host, string caller, params (string Name, string Value)[] headers)
    {
        using var http = host.CreateClient(caller);
        using var socket = new ClientWebSocket();
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        using var patience = new CancellationTokenSource(ProxiedHost.Patience);
        await socket.ConnectAsync(new Uri("ws://service.example/hub"), http, patience.Token);
        await SendAsync("""{"protocol":"json","version":1}""");
        await SendAsync("""{"type":1,"invocationId":"1","target":"Orders","arguments":[]}""");
        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (!received.ToString().Contains("\"invocationId\"", StringComparison.Ordinal))
        {
            var got = await socket.ReceiveAsync(buffer, patience.Token);
            received.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
        }

        return received.ToString();

        Task SendAsync(string message) => socket.SendAsync(
            Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }
}
