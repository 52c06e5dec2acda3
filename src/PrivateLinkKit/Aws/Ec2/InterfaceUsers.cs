using System.Text.RegularExpressions;
using Amazon.EC2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Finds the foreign users of the network interfaces that keep a network from being deleted.</summary>
/// <param name="doomed">The network.</param>
/// <param name="ownGroups">Security groups that carry the stack's tags.</param>
/// <param name="context">The placement.</param>
internal sealed partial class InterfaceUsers(DoomedNetwork doomed, IReadOnlySet<string> ownGroups, HandlerContext context)
{
    public async Task<IReadOnlyList<PreflightFinding>> FindForeignAsync(IReadOnlyList<Sdk.NetworkInterface> interfaces)
    {
        var suspects = new List<Suspect>();
        foreach (var found in interfaces.Where(found => !doomed.Contains(found.NetworkInterfaceId)))
        {
            var groups = (found.Groups ?? []).ConvertAll(group => group.GroupId);
            if ((doomed.Subnet(found.SubnetId) ?? doomed.FirstGroup(groups) ?? doomed.Vpc(found.VpcId)) is { } held && UserOf(found, groups) is { } user)
            {
                suspects.Add(new Suspect(held.Value, user, found));
            }
        }

        var users = suspects.Select(suspect => suspect.User).Distinct().ToList();
        var real = (await Task.WhenAll(users.Select(async user => (User: user, IsReal: await IsForeignAsync(user)))))
            .Where(user => user.IsReal).Select(user => user.User).ToHashSet();
        return
        [
            .. from suspect in suspects
               where real.Contains(suspect.User)
               group suspect by (suspect.LogicalId, suspect.User) into one
               select Finding(one.Key.LogicalId, one.Key.User, [.. one.Select(suspect => suspect.Interface)]),
        ];
    }

    /// <summary>Returns who uses the interface; null if that goes with the stack.</summary>
    private User? UserOf(Sdk.NetworkInterface found, List<string> groups)
    {
        var description = Description().Match(found.RequesterManaged is true ? found.Description ?? "" : "");
        return description switch
        {
            { Success: true } when description.Groups["balancer"] is { Success: true } balancer =>
                doomed.ContainsLoadBalancer(balancer.Value) ? null : new User(PreflightCode.ForeignLoadBalancer, balancer.Value),
            { Success: true } when description.Groups["endpoint"] is { Success: true } endpoint =>
                doomed.Contains(endpoint.Value) ? null : new User(PreflightCode.ForeignEndpoint, endpoint.Value),
            { Success: true } => doomed.Contains(description.Groups["nat"].Value)
                ? null : new User(PreflightCode.ForeignNatGateway, description.Groups["nat"].Value),
            _ when found.Attachment?.InstanceId is { Length: > 0 } instance => new User(PreflightCode.ForeignInstance, instance),
            _ => IsOfOwnTask(found, groups) ? null : new User(PreflightCode.ForeignNetworkInterface, found.NetworkInterfaceId),
        };
    }

    /// <summary>A task's interface does not name its service; its security groups do.</summary>
    private bool IsOfOwnTask(Sdk.NetworkInterface found, List<string> groups) =>
        found.Status != NetworkInterfaceStatus.Available && found.InterfaceType == NetworkInterfaceType.Interface
        && groups.Count > 0 && groups.TrueForAll(group => ownGroups.Contains(group) || doomed.Contains(group) || doomed.Uses(group));

    /// <summary>
    /// Returns false for a user that is deleted, or carries the stack's tags or security groups: interfaces of deleted users remain for some minutes, and
    /// another host may create some at this moment. A load balancer with the stack's groups and without its tags is reported on its own.
    /// </summary>
    private async Task<bool> IsForeignAsync(User user)
    {
        switch (user.Code)
        {
            case PreflightCode.ForeignLoadBalancer:
                var balancer = (await LoadBalancersAsync()).Find(found => Suffix(found.LoadBalancerArn) == user.Id);
                return balancer is not null && (balancer.SecurityGroups is not { Count: > 0 } groups || !groups.TrueForAll(ownGroups.Contains));
            case PreflightCode.ForeignEndpoint:
                var endpoint = await context.FindAsync(context.Ec2Describes.Endpoints, user.Id);
                return endpoint is not null && endpoint.State != State.Deleting && endpoint.State != State.Deleted && !IsOwn(endpoint.Tags);
            case PreflightCode.ForeignNatGateway:
                var gateway = await context.FindAsync(context.Ec2Describes.NatGateways, user.Id);
                return gateway is not null && gateway.State != Amazon.EC2.NatGatewayState.Deleting
                    && gateway.State != Amazon.EC2.NatGatewayState.Deleted && !IsOwn(gateway.Tags);
            default:
                return true;
        }
    }

    private Task<List<Amazon.ElasticLoadBalancingV2.Model.LoadBalancer>> LoadBalancersAsync() => context.SharedAsync("load balancers", () => context.AllAsync(
        (marker, token) => context.ElbV2.DescribeLoadBalancersAsync(
            new Amazon.ElasticLoadBalancingV2.Model.DescribeLoadBalancersRequest { Marker = marker }, token),
        page => page.LoadBalancers,
        page => page.NextMarker));

    private bool IsOwn(List<Sdk.Tag>? tags) => Ec2Tags.AreOf(context.Tags.Identity, tags);

    private static PreflightFinding Finding(string logicalId, User user, List<Sdk.NetworkInterface> interfaces)
    {
        var used = string.Join(", ", interfaces.Select(found => string.IsNullOrEmpty(found.Description) || user.Id != found.NetworkInterfaceId
            ? found.NetworkInterfaceId : $"{found.NetworkInterfaceId} ({Printable.Escape(found.Description)})"));
        return new PreflightFinding
        {
            Code = user.Code,
            LogicalId = logicalId,
            ResourceId = user.Id,
            Text = user.Code switch
            {
                PreflightCode.ForeignLoadBalancer => $"foreign load balancer {user.Id} uses it ({used})",
                PreflightCode.ForeignEndpoint => $"foreign endpoint {user.Id} uses it ({used})",
                PreflightCode.ForeignNatGateway => $"foreign NAT gateway {user.Id} uses it ({used})",
                PreflightCode.ForeignInstance => $"foreign instance {user.Id} uses it ({used})",
                _ => $"foreign network interface {used} uses it",
            },
            Remedy = "Delete that, or move it elsewhere.",
        };
    }

    private static string Suffix(string loadBalancerArn) => loadBalancerArn[(loadBalancerArn.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Descriptions that AWS gives to the interfaces of its services.</summary>
    [GeneratedRegex("^(ELB (?<balancer>(app|net|gwy)/.+)|VPC Endpoint Interface (?<endpoint>vpce-\\w+)|Interface for NAT Gateway (?<nat>nat-\\w+))\\z")]
    private static partial Regex Description();

    /// <param name="Code">Its kind.</param>
    /// <param name="Id">Its AWS id; of a load balancer the end of its ARN.</param>
    private sealed record User(PreflightCode Code, string Id);

    private sealed record Suspect(string LogicalId, User User, Sdk.NetworkInterface Interface);
}
