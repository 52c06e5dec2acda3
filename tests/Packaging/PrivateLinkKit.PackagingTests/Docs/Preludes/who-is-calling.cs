global using Microsoft.AspNetCore.Server.Kestrel.Core;

static class Orders
{
    public static string Of(string tenant) => tenant;
}
