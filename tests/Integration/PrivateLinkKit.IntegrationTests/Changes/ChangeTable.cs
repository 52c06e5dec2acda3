namespace PrivateLinkKit.IntegrationTests.Changes;

/// <summary>One changed description for every property that a description can change.</summary>
internal static class ChangeTable
{
    private const string Always = "no method sets it: it differs only by drift";
    private const string PartOfTheId = "follows from the logical id: another one is another resource";
    private const string TheStacksName = "follows from the stack's name: another one is another stack";

    private static readonly string[] ThreeZones = [.. Stacks.Zones, "eu-west-1c"];
    private static readonly Description Base = new();

    public static IReadOnlyDictionary<string, Change> All { get; } = new Change[]
    {
        new("service: range of its VPC", new(), new() { Network = vpc => Base.Network(vpc).Cidr("10.40.0.0/16") }),
        new("service: a zone more", new(), new() { Network = vpc => Base.Network(vpc.AcrossZones(ThreeZones)) }),
        new("service: a zone less", new() { Network = vpc => Base.Network(vpc.AcrossZones(ThreeZones)) }, new()),
        new("service: smaller subnets", new(), new() { Network = vpc => Base.Network(vpc).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 26) }),
        new("service: a NAT gateway in each zone", new(), new() { Network = vpc => Base.Network(vpc).WithNatGateways(NatGateways.OnePerZone) }),

        new("task: image", new(), new() { Task = task => Base.Task(task).Image("dogs:next") }),
        new("task: name of the container", new(), new() { Task = task => Base.Task(task).ContainerName("web") }),
        new("task: port", new(), new() { Task = task => Base.Task(task).Port(9090) }),
        new("task: size", new(), new() { Task = task => Base.Task(task).Size(512, 2048) }),
        new("task: count", new(), new() { Task = task => Base.Task(task).Count(3) }),
        new("task: architecture", new(), new() { Task = task => Base.Task(task).Architecture(CpuArchitecture.Arm64) }),
        new("task: environment", new() { Task = task => Base.Task(task).WithEnvironment("MODE", "quiet") },
            new() { Task = task => Base.Task(task).WithEnvironment("MODE", "loud") }),
        new("task: grace period", new(), new() { Task = task => Base.Task(task).HealthCheckGracePeriod(TimeSpan.FromSeconds(90)) }),
        new("task: no grace period", new() { Task = task => Base.Task(task).HealthCheckGracePeriod(TimeSpan.FromSeconds(90)) }, new()),
        new("task: secrets", new(), new() { Task = task => Base.Task(task).WithSecret("TOKEN", "arn:aws:ssm:eu-west-1:000000000000:parameter/token") }),
        new("task: execution role", new(), new() { Task = task => Base.Task(task).ExecutionRole(Description.Role("other")) }),
        new("task: task role", new(), new() { Task = task => Base.Task(task).TaskRole(Description.Role("work")) }),
        new("task: log group", new(), new() { Task = task => Base.Task(task).UseLogGroup("/dogs") }),
        new("task: cluster of others", new(), new() { Task = task => Base.Task(task).UseCluster("shared") }),

        new("alb: none", new(), new() { Alb = null }),
        new("alb: name", new(), new() { Alb = alb => Base.Alb!(alb).WithName("front") }),
        new("alb: port", new(), new() { Alb = alb => Base.Alb!(alb).Listen(8888) }),
        new("alb: header fields", new(), new() { Alb = alb => Base.Alb!(alb).KeepInvalidHeaderFields() }),
        new("alb: health check", new(), new() { Alb = alb => alb.HealthCheck("/", OtherCheck) }),

        new("nlb: name", new(), new() { Nlb = nlb => nlb.WithName("entry") }),
        new("nlb: port", new(), new() { Nlb = nlb => nlb.Listen(81) }),
        new("nlb: cross-zone", new(), new() { Nlb = nlb => nlb.CrossZone() }),
        new("nlb: PROXY protocol", new() { Alb = null }, new() { Alb = null, Nlb = nlb => nlb.ProxyProtocol() }),
        new("nlb: no PROXY protocol", new() { Alb = null, Nlb = nlb => nlb.ProxyProtocol() }, new() { Alb = null }),
        new("nlb: health check", new() { Alb = null }, new() { Alb = null, Nlb = nlb => nlb.HealthCheck("/dogs", OtherCheck) }),
        new("nlb: direct clients", new(), new() { Nlb = nlb => nlb.AdmitFrom("10.20.0.0/16") }),
        new("nlb: PrivateLink judged too", new(), new() { Nlb = nlb => nlb.AdmitFrom("10.30.0.0/16").EnforceOnPrivateLinkTraffic() }),
        new("nlb: PrivateLink not judged", new() { Nlb = nlb => nlb.AdmitFrom("10.30.0.0/16").EnforceOnPrivateLinkTraffic() }, new()),

        new("stack: other principals", new(), new() { Stack = stack => stack.AllowPrincipal("333333333333").WithTag("team", "pets") }),
        new("stack: acceptance on", new(), new() { Stack = stack => Base.Stack(stack).RequireAcceptance() }),
        new("stack: acceptance off", new() { Stack = stack => Base.Stack(stack).RequireAcceptance() }, new()),
        new("stack: other tags", new(), new() { Stack = stack => stack.AllowPrincipal("222222222222").WithTag("owner", "dogs") }),

        new("consumer: none", new(), new() { Customer = null }),
        new("consumer: one", new() { Customer = null }, new()),
        new("consumer: range of its VPC", new(), new() { CustomerNetwork = vpc => Base.CustomerNetwork(vpc).Cidr("10.50.0.0/16") }),
        new("consumer: a zone less", new(), new() { CustomerNetwork = vpc => Base.CustomerNetwork(vpc.AcrossZones(Stacks.Zones[0])) }),
        new("consumer: a zone more", new() { CustomerNetwork = vpc => Base.CustomerNetwork(vpc.AcrossZones(Stacks.Zones[0])) }, new()),
        new("consumer: private subnets only", new(), new() { CustomerNetwork = vpc => Base.CustomerNetwork(vpc)
            .WithSubnets(SubnetLayout.PrivateOnly, prefixLength: 24) }),
        new("consumer: endpoint in public subnets", new(), new() { Customer = customer => customer.InSubnets(SubnetTier.Public) }),
        new("consumer: other clients", new(), new() { Customer = customer => customer.AdmitFrom("10.30.0.0/17") }),
        new("consumer: a tag", new(), new() { Customer = customer => customer.WithTag("side", "customer") }),
    }.ToDictionary(change => change.Name);

    /// <summary>Properties that no description can change, each with the reason.</summary>
    public static IReadOnlyDictionary<(string Kind, string Property), string> Fixed { get; } = new Dictionary<(string, string), string>
    {
        [("AWS::EC2::VPC", "EnableDnsHostnames")] = Always,
        [("AWS::EC2::VPC", "EnableDnsSupport")] = Always,
        [("AWS::EC2::Subnet", "AvailabilityZone")] = PartOfTheId,
        [("AWS::EC2::NatGateway", "AllocationId")] = "an address is never replaced: it has nothing that could differ but tags",
        [("AWS::EC2::SecurityGroup", "GroupName")] = PartOfTheId,
        [("AWS::EC2::SecurityGroup", "GroupDescription")] = Always,
        [("AWS::EC2::VPCEndpoint", "PrivateDnsEnabled")] = Always,
        [("AWS::ECS::Cluster", "ClusterName")] = TheStacksName,
        [("AWS::ECS::Service", "ServiceName")] = TheStacksName,
        [("AWS::ECS::Service", "DeploymentConfiguration.MinimumHealthyPercent")] = Always,
        [("AWS::ECS::TaskDefinition", "Family")] = TheStacksName,
        [("AWS::ElasticLoadBalancingV2::Listener", "Protocol")] = PartOfTheId,
        [("AWS::ElasticLoadBalancingV2::LoadBalancer", "Type")] = PartOfTheId,
        [("AWS::ElasticLoadBalancingV2::TargetGroup", "HealthCheckPort")] = Always,
        [("AWS::ElasticLoadBalancingV2::LoadBalancer", "Scheme")] = Always,
        [("AWS::ElasticLoadBalancingV2::TargetGroup", "Name")] = TheStacksName,
        [("AWS::ElasticLoadBalancingV2::TargetGroup", "Protocol")] = PartOfTheId,
    };

    private static HealthCheckBuilder OtherCheck(HealthCheckBuilder check) =>
        check.Every(TimeSpan.FromSeconds(20)).Timeout(TimeSpan.FromSeconds(4)).HealthyAfter(3).UnhealthyAfter(4).Expect("200-299");
}

internal sealed record Change(string Name, Description Before, Description After);
