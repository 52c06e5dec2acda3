using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

internal static class VpcEndpoints
{
    public static bool IsLive(VpcEndpoint endpoint) => endpoint.State is not ("deleting" or "deleted");
}
