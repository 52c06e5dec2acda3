using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.Engine.Kinds;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Load balancing in the context of a handler.</summary>
internal static class ElbV2Context
{
    extension(HandlerContext context)
    {
        public IAmazonElasticLoadBalancingV2 ElbV2 => context.Client<IAmazonElasticLoadBalancingV2>();

        public ElbV2Describes ElbV2Describes => context.Clients.Shared(clients => new ElbV2Describes(clients.Client<IAmazonElasticLoadBalancingV2>()));
    }
}
