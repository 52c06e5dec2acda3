using System.Text.RegularExpressions;
using Amazon.EC2;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Finds who uses the network interfaces that keep a network from being deleted.</summary>
/// <param name="doomed">The network.</param>
/// <param name="ownGroups">Security groups that carry the stack's tags.</param>
internal sealed partial class InterfaceUsers(DoomedNetwork doomed, IReadOnlySet<string> ownGroups)
{
    /// <summary>Returns the interfaces in the network that do not go with the stack.</summary>
    public IEnumerable<InterfaceUse> Of(IEnumerable<Sdk.NetworkInterface> interfaces)
    {
        foreach (var found in interfaces.Where(found => !doomed.Contains(found.NetworkInterfaceId)))
        {
            var groups = (found.Groups ?? []).ConvertAll(group => group.GroupId);
            if ((doomed.Subnet(found.SubnetId) ?? doomed.FirstGroup(groups) ?? doomed.Vpc(found.VpcId)) is { } held && UserOf(found, groups) is { } user)
            {
                yield return new InterfaceUse(held.Value, user, found);
            }
        }
    }

    /// <summary>Returns who uses the interface; null if that goes with the stack.</summary>
    private InterfaceUser? UserOf(Sdk.NetworkInterface found, List<string> groups)
    {
        var description = Description().Match(found.RequesterManaged is true ? found.Description ?? "" : "");
        return description switch
        {
            { Success: true } when description.Groups["balancer"] is { Success: true } balancer =>
                doomed.ContainsLoadBalancer(balancer.Value) ? null : new InterfaceUser(PreflightCode.ForeignLoadBalancer, balancer.Value),
            { Success: true } when description.Groups["endpoint"] is { Success: true } endpoint =>
                doomed.Contains(endpoint.Value) ? null : new InterfaceUser(PreflightCode.ForeignEndpoint, endpoint.Value),
            { Success: true } => doomed.Contains(description.Groups["nat"].Value)
                ? null : new InterfaceUser(PreflightCode.ForeignNatGateway, description.Groups["nat"].Value),
            _ when found.Attachment?.InstanceId is { Length: > 0 } instance => new InterfaceUser(PreflightCode.ForeignInstance, instance),
            _ => IsOfOwnTask(found, groups) ? null : new InterfaceUser(PreflightCode.ForeignNetworkInterface, found.NetworkInterfaceId),
        };
    }

    /// <summary>A task's interface does not name its service; its security groups do.</summary>
    private bool IsOfOwnTask(Sdk.NetworkInterface found, List<string> groups) =>
        found.Status != NetworkInterfaceStatus.Available && found.InterfaceType == NetworkInterfaceType.Interface
        && groups.Count > 0 && groups.TrueForAll(group => ownGroups.Contains(group) || doomed.Contains(group) || doomed.Uses(group));

    /// <summary>Descriptions that AWS gives to the interfaces of its services.</summary>
    [GeneratedRegex("^(ELB (?<balancer>(app|net|gwy)/.+)|VPC Endpoint Interface (?<endpoint>vpce-\\w+)|Interface for NAT Gateway (?<nat>nat-\\w+))\\z")]
    private static partial Regex Description();
}
