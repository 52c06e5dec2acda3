using PrivateLinkKit.Diagnostics;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>A network interface in a network to be deleted.</summary>
/// <param name="LogicalId">The part of the network that it keeps from being deleted.</param>
/// <param name="User">Its user.</param>
/// <param name="Interface">The interface.</param>
internal sealed record InterfaceUse(string LogicalId, InterfaceUser User, Sdk.NetworkInterface Interface)
{
    /// <summary>Returns a finding for each part of the network and foreign user.</summary>
    /// <param name="uses">The interfaces.</param>
    /// <param name="isForeign">Returns false for a user that is deleted already, or belongs to the stack.</param>
    public static async Task<IReadOnlyList<PreflightFinding>> FindingsAsync(IEnumerable<InterfaceUse> uses, Func<InterfaceUser, Task<bool>> isForeign)
    {
        var byUser = uses.ToLookup(use => use.User);
        var users = await Task.WhenAll(byUser.Select(async of => (Uses: of, IsForeign: await isForeign(of.Key))));
        return
        [
            .. from user in users
               where user.IsForeign
               from part in user.Uses.GroupBy(use => use.LogicalId)
               select Finding(part.Key, user.Uses.Key, [.. part.Select(use => use.Interface)]),
        ];
    }

    private static PreflightFinding Finding(string logicalId, InterfaceUser user, List<Sdk.NetworkInterface> interfaces)
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
}

/// <summary>User of a network interface.</summary>
/// <param name="Code">Its kind.</param>
/// <param name="Id">Its AWS id; of a load balancer the end of its ARN.</param>
internal sealed record InterfaceUser(PreflightCode Code, string Id);
