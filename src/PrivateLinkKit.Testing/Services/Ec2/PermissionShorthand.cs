using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The shorthand parameters of ingress calls: one permission from an IPv4 block, or all traffic from a named group.</summary>
internal static class PermissionShorthand
{
    private static readonly IpPermission[] AllTraffic =
    [
        new() { IpProtocol = "tcp", FromPort = 0, ToPort = 65535 },
        new() { IpProtocol = "udp", FromPort = 0, ToPort = 65535 },
        new() { IpProtocol = "icmp", FromPort = -1, ToPort = -1 },
    ];

    public static IReadOnlyList<IpPermission>? Of(AuthorizeSecurityGroupIngressRequest request) => Of(
        request.IpPermissions,
        FromBlock(request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp),
        FromGroup(request.SourceSecurityGroupName, request.SourceSecurityGroupOwnerId));

    public static IReadOnlyList<IpPermission>? Of(RevokeSecurityGroupIngressRequest request) => Of(
        request.IpPermissions,
        FromBlock(request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp),
        FromGroup(request.SourceSecurityGroupName, request.SourceSecurityGroupOwnerId));

    private static IReadOnlyList<IpPermission>? Of(params IReadOnlyList<IReadOnlyList<IpPermission>?> forms)
    {
        var given = forms.Where(form => form is { Count: > 0 }).ToList();
        return given.Count > 1
            ? throw Ec2Errors.InvalidCombination("Only one of ipPermissions, cidrIp with ipProtocol and ports, and sourceSecurityGroupName can be specified")
            : given.FirstOrDefault();
    }

    private static IReadOnlyList<IpPermission>? FromBlock(string? protocol, int? from, int? to, string? cidr) =>
        protocol is null && from is null && to is null && cidr is null
            ? null
            : [new() { IpProtocol = protocol, FromPort = from, ToPort = to, IpRanges = cidr is null ? [] : [new() { CidrIp = cidr }] }];

    private static IReadOnlyList<IpPermission>? FromGroup(string? name, string? ownerId) =>
        name is null ? null : [.. AllTraffic.Select(traffic => traffic with { UserIdGroupPairs = [new() { GroupName = name, UserId = ownerId }] })];
}
