using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Elastic Load Balancing, version 2.</summary>
internal sealed class ElbV2Module : AwsModule
{
    private static readonly RequestRate Whole = new("ELB", 40, 10);

    public override string Service => "ElasticLoadBalancingV2";

    public override IReadOnlyList<ResourceHandler> Kinds { get; } = [new LoadBalancerHandler(), new TargetGroupHandler(), new ListenerHandler()];

    public override IReadOnlyList<string> InUseCodes => ["ResourceInUse"];

    public override void AddClients(ClientFactories clients) => clients.Add<IAmazonElasticLoadBalancingV2>(
        settings => new AmazonElasticLoadBalancingV2Client(settings.Credentials, settings.Configure(new AmazonElasticLoadBalancingV2Config())));

    /// <summary>Returns the bucket of the API's group, and that of the service (Elastic Load Balancing guide, request throttling, read in 2026).</summary>
    public override IReadOnlyList<RequestRate> RatesOf(string operation) => [OfGroup(operation), Whole];

    private static RequestRate OfGroup(string operation) => operation switch
    {
        "CreateLoadBalancer" or "SetSubnets" => new("CreateLoadBalancer, SetSubnets", 10, 0.2),
        "RegisterTargets" or "DeregisterTargets" => new("RegisterTargets, DeregisterTargets", 20, 4),
        _ when ApiNames.IsReading(operation) => new("Describe", 40, 10),
        _ => new("Modify", 20, 3),
    };
}
