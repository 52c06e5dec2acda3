using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Load balancers for which AWS would refuse to delete the stack's own, or its network.</summary>
internal static class LoadBalancerBlockers
{
    /// <summary>Finds deletion protection, and load balancers of others in the stack's network.</summary>
    public static async Task<IReadOnlyList<PreflightFinding>> FindAsync(
        IReadOnlyList<LoadBalancerState> own, IReadOnlyList<ResourceState> going, HandlerContext context)
    {
        var network = await NetworkContents.OfAsync(going, context);
        var protections = await Task.WhenAll(own.Select(balancer => ProtectionAsync(balancer, context)));
        var foreign = await InterfaceUse.FindingsAsync(
            network.Uses.Where(use => use.User.Code is PreflightCode.ForeignLoadBalancer), user => IsForeignAsync(user, network, context));
        return [.. protections.OfType<PreflightFinding>(), .. foreign];
    }

    private static async Task<PreflightFinding?> ProtectionAsync(LoadBalancerState have, HandlerContext context)
    {
        try
        {
            var attributes = await LoadBalancerAttributes.ReadAsync(have.PhysicalId, context);
            return attributes.GetValueOrDefault(LoadBalancerAttributes.DeletionProtection) != "true" ? null : new PreflightFinding
            {
                Code = PreflightCode.DeletionProtection,
                LogicalId = have.Id.Value,
                ResourceId = have.PhysicalId,
                Text = $"{have.PhysicalId} has deletion protection",
                Remedy = $"Turn it off: aws elbv2 modify-load-balancer-attributes --region {context.At.Region} --load-balancer-arn {have.PhysicalId} "
                    + $"--attributes Key={LoadBalancerAttributes.DeletionProtection},Value=false",
            };
        }
        catch (LoadBalancerNotFoundException)
        {
            return null;
        }
        catch (OperationNotImplementedException)
        {
            return null;
        }
    }

    /// <summary>A destroy would take what the load balancer does not need, and wait in vain to delete its groups and subnets.</summary>
    public static PreflightFinding OfStray(Sdk.LoadBalancer stray, HandlerContext context)
    {
        var type = stray.Type == LoadBalancerTypeEnum.Network ? LoadBalancerType.Network : LoadBalancerType.Application;
        var id = context.Graph.InOrder.OfType<LoadBalancer>().FirstOrDefault(want => want.Type == type)?.Id ?? new LogicalId(context.Tags.Stack);
        return new PreflightFinding
        {
            Code = PreflightCode.TagsMissing,
            LogicalId = id.Value,
            ResourceId = stray.LoadBalancerArn,
            Text = $"{stray.LoadBalancerArn} uses security groups of the stack but does not carry its tags",
            Remedy = $"If it is the stack's, give the tags back: {context.ElbV2Command(id, stray.LoadBalancerArn)} . "
                + "Otherwise give it other groups, or delete it.",
        };
    }

    /// <summary>
    /// Returns false for a load balancer that is deleted, whose interfaces remain for some minutes, or has the stack's security groups only; one without the
    /// stack's tags among these is reported by <see cref="OfStray"/>.
    /// </summary>
    private static async Task<bool> IsForeignAsync(InterfaceUser user, NetworkContents network, HandlerContext context)
    {
        var balancer = (await ListAsync(context)).Find(found => found.LoadBalancerArn.EndsWith($":loadbalancer/{user.Id}", StringComparison.Ordinal));
        return balancer is not null && (balancer.SecurityGroups is not { Count: > 0 } groups || !groups.TrueForAll(network.OwnGroups.Contains));
    }

    private static Task<List<Sdk.LoadBalancer>> ListAsync(HandlerContext context) => context.SharedAsync("load balancers", () => context.AllAsync(
        (marker, token) => context.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { Marker = marker }, token),
        page => page.LoadBalancers,
        page => page.NextMarker));
}
