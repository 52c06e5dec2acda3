using PrivateLinkKit.Testing.Network.Rules;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>The public address that the APIs of a region share.</summary>
internal static class ApiFrontDoor
{
    public const int Port = 443;

    /// <param name="region">The region.</param>
    /// <param name="hostName">The name of one of its APIs.</param>
    public static Place At(string region, string hostName)
    {
        var id = $"execute-api.{region}";
        var domain = hostName[(hostName.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return new(id, new Subnet(id, Internet.Id, Internet.Client.Subnet.Range, region, region, new RouteRules(id, [])), AwsAddresses.Of(domain), []);
    }
}
