using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>List of all kinds that the engine supports.</summary>
internal static class HandlerRegistry
{
    private static readonly Dictionary<string, ResourceHandler> ByKind = new ResourceHandler[]
    {
        new VpcHandler(),
        new SubnetHandler(),
        new InternetGatewayHandler(),
        new ElasticIpHandler(),
        new NatGatewayHandler(),
        new RouteTableHandler(),
        new SecurityGroupHandler(),
        new SecurityGroupRulesHandler(),
        new EndpointServiceHandler(),
        new InterfaceEndpointHandler(),
        new LoadBalancerHandler(),
        new TargetGroupHandler(),
        new ListenerHandler(),
        new ClusterHandler(),
        new TaskDefinitionHandler(),
        new ServiceHandler(),
    }.ToDictionary(handler => handler.Kind);

    public static IReadOnlyCollection<ResourceHandler> All => ByKind.Values;

    public static ResourceHandler Of(string kind) =>
        ByKind.GetValueOrDefault(kind) ?? throw new NotSupportedException($"No handler for resources of type {kind}.");
}
