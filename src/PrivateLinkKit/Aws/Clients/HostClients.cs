using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>
/// Clients that the host has registered. They serve its own account, without a role, in their own region, and that of STS assumes all roles.
/// They stay the host's own and are not disposed of here.
/// </summary>
internal sealed record HostClients(IAmazonEC2? Ec2, IAmazonElasticLoadBalancingV2? ElbV2, IAmazonECS? Ecs, IAmazonSecurityTokenService? Sts)
{
    public IEnumerable<(string Name, IClientConfig Config)> All
    {
        get
        {
            (string Name, IClientConfig? Config)[] all =
            [
                (nameof(IAmazonEC2), Ec2?.Config), (nameof(IAmazonElasticLoadBalancingV2), ElbV2?.Config), (nameof(IAmazonECS), Ecs?.Config),
                    (nameof(IAmazonSecurityTokenService), Sts?.Config),
            ];
            return all.Where(client => client.Config is not null).Select(client => (client.Name, client.Config!));
        }
    }

    /// <returns>null: not specified.</returns>
    public static string? RegionOf(IClientConfig config) => config.AuthenticationRegion is { Length: > 0 } region ? region : config.RegionEndpoint?.SystemName;

    /// <summary>Returns true if the client may resend a request on its own, which could execute a create twice after a lost answer.</summary>
    public static bool MayRepeat(IClientConfig config) => config.MaxErrorRetry > 0 || config.HttpClientFactory is not SingleAttemptHttp;
}
