global using System.Threading.RateLimiting;
global using Microsoft.AspNetCore.Authorization;
global using Microsoft.AspNetCore.RateLimiting;
global using Microsoft.AspNetCore.Server.Kestrel.Core;
global using Microsoft.AspNetCore.SignalR;

static class Orders
{
    public static string Of(string tenant) => tenant;
}
