using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;

namespace PrivateLinkKit.Engine.Waiting;

/// <summary>The bounds of every wait: the host's limits, and AWS's usual durations, which decide when to poll often.</summary>
internal sealed class Waits(WaitOptions options)
{
    /// <summary>Reason of a wait that ends because its resource is being deleted.</summary>
    public const string DeletedByOthers = "it was deleted outside the stack";

    private static readonly Dictionary<string, UsualTime> UsuallyReady = new()
    {
        [NatGateway.Type] = new(45, 120),
        [InterfaceEndpoint.Type] = new(45, 180),
        [LoadBalancer.CloudFormationType] = new(110, 300),
        [Listener.CloudFormationType] = new(60, 240),
        [Service.CloudFormationType] = new(30, 240),
    };

    private static readonly Dictionary<string, UsualTime> UsuallyGone = new()
    {
        [NatGateway.Type] = new(40, 120),
        [InterfaceEndpoint.Type] = new(45, 300),
    };

    private readonly Dictionary<string, WaitLimits> _limits = new()
    {
        [NatGateway.Type] = options.NatGateway,
        [EndpointService.Type] = options.EndpointService,
        [InterfaceEndpoint.Type] = options.InterfaceEndpoint,
        [LoadBalancer.CloudFormationType] = options.LoadBalancer,
        [Listener.CloudFormationType] = options.Listener,
        [Service.CloudFormationType] = options.EcsService,
    };

    public WaitBounds Propagation(string kind) => new(options.Propagation, TimeSpan.FromSeconds(5)) { ResourceType = kind };

    public WaitBounds Ready(string kind) => new(LimitsOf(kind).Ready, LimitsOf(kind).Cadence, UsuallyReady.GetValueOrDefault(kind)) { ResourceType = kind };

    public WaitBounds Gone(string kind) => new(LimitsOf(kind).Gone, LimitsOf(kind).Cadence, UsuallyGone.GetValueOrDefault(kind)) { ResourceType = kind };

    private WaitLimits LimitsOf(string kind) => _limits.GetValueOrDefault(kind, options.Others);
}
