using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Names of APIs on the Internet.</summary>
internal static class HostNames
{
    public static string Of(AccountRegion region, string apiId) => $"{apiId}.execute-api.{region.Name}.{region.Partition.DnsSuffix}";
}
