using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The short form of a call about ingress: one permission from one IPv4 block, in the request itself.</summary>
internal static class PermissionShorthand
{
    public static IReadOnlyList<IpPermission>? Of(AuthorizeSecurityGroupIngressRequest request) =>
        Of(request.IpPermissions, request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp);

    public static IReadOnlyList<IpPermission>? Of(RevokeSecurityGroupIngressRequest request) =>
        Of(request.IpPermissions, request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp);

    private static IReadOnlyList<IpPermission>? Of(IReadOnlyList<IpPermission>? permissions, string? protocol, int? from, int? to, string? cidr)
    {
        if (protocol is null && from is null && to is null && cidr is null)
        {
            return permissions;
        }

        return permissions is null or []
            ? [new() { IpProtocol = protocol, FromPort = from, ToPort = to, IpRanges = cidr is null ? [] : [new() { CidrIp = cidr }] }]
            : throw Ec2Errors.InvalidCombination(
                "The parameter 'ipPermissions' may not be used in combination with 'ipProtocol', 'fromPort', 'toPort' or 'cidrIp'");
    }
}
