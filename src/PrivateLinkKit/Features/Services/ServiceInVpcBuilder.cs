using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A service with a network: choose its workload next.</summary>
public sealed class ServiceInVpcBuilder : StackStage<ServiceInVpcBuilder>
{
    internal ServiceInVpcBuilder(StackDescription description)
        : base(description)
    {
    }

    /// <summary>
    /// Runs a container as an ECS service on Fargate (<c>AWS::ECS::Service</c>, <c>AWS::ECS::TaskDefinition</c>), in the VPC's private subnets or the subnets
    /// named for an existing VPC, without a public address. Default: a cluster of its own, two tasks of 256 CPU units and 512 MiB.
    /// </summary>
    /// <param name="configure">The task; at least its image and port.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    public WorkloadBuilder RunOnFargate(Func<FargateBuilder, FargateBuilder> configure) =>
        new(Description.Add(new FargateService(new FargateBuilder().Configure(Argument.NotNull(configure)))));

    /// <summary>
    /// Runs a workload that another project describes. It publishes <see cref="ServiceTargets"/>, registers them where
    /// <see cref="TargetRegistration.For"/> says, and finds the network as <see cref="UnitNetwork"/>.
    /// </summary>
    /// <param name="workload">The workload.</param>
    /// <exception cref="ArgumentNullException"><paramref name="workload"/> is null.</exception>
    public WorkloadBuilder Run(StackFeature workload) => new(Description.Add(Argument.NotNull(workload)));

    /// <summary>
    /// Exposes an Application Load Balancer that exists, in the VPC of <see cref="ServiceBuilder.UseVpc"/> and in the same account. It is never tagged,
    /// changed or deleted: its own security group must admit the NLB.
    /// </summary>
    /// <param name="arn">The ARN of the load balancer.</param>
    /// <param name="port">The port of one of its HTTP listeners, 1 to 65535.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arn"/> is null.</exception>
    public ServiceBehindAlbBuilder UseAlb(string arn, int port = 80) => new(Description.Add(new UsedAlb(Argument.NotNull(arn), port)));

    private protected override ServiceInVpcBuilder With(StackDescription description) => new(description);
}
