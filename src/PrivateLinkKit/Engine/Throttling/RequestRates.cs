namespace PrivateLinkKit.Engine.Throttling;

/// <summary>The request rates that AWS publishes for the calls the engine makes. Sources: the throttling pages of EC2, ELB and ECS, read in 2026.</summary>
internal static class RequestRates
{
    public const string Ec2 = "EC2";
    public const string ElbV2 = "ElasticLoadBalancingV2";
    public const string Ecs = "ECS";

    private static readonly RequestRate WholeElb = new("ELB", 40, 10);

    /// <summary>EC2: a bucket for each API. These have their own rates; the others those of their category.</summary>
    private static readonly Dictionary<string, (int Capacity, double PerSecond)> Ec2Apis = new()
    {
        ["CreateVpcEndpoint"] = (4, 0.3),
        ["ModifyVpcEndpoint"] = (4, 0.3),
        ["DeleteVpcEndpoints"] = (4, 0.3),
        ["CreateVpcEndpointServiceConfiguration"] = (10, 1),
        ["ModifyVpcEndpointServiceConfiguration"] = (10, 1),
        ["DeleteVpcEndpointServiceConfigurations"] = (10, 1),
        ["AcceptVpcEndpointConnections"] = (10, 1),
        ["RejectVpcEndpointConnections"] = (10, 1),
        ["CreateNatGateway"] = (10, 1),
        ["DeleteNatGateway"] = (10, 1),
        ["CreateTags"] = (100, 10),
        ["DeleteTags"] = (100, 10),
    };

    /// <summary>Returns every bucket that a call draws a token from; empty if none is published.</summary>
    public static IReadOnlyList<RequestRate> Of(string service, string operation) => service switch
    {
        Ec2 => [OfEc2(operation)],
        ElbV2 => [OfElb(operation), WholeElb],
        Ecs => [OfEcs(operation)],
        _ => [],
    };

    public static bool IsReading(string operation) =>
        operation.StartsWith("Describe", StringComparison.Ordinal)
        || operation.StartsWith("List", StringComparison.Ordinal)
        || operation.StartsWith("Get", StringComparison.Ordinal);

    private static RequestRate OfEc2(string operation) =>
        Ec2Apis.TryGetValue(operation, out var own) ? new(operation, own.Capacity, own.PerSecond)
        : IsReading(operation) ? new(operation, 100, 20)
        : new(operation, 50, 5);

    private static RequestRate OfElb(string operation) => operation switch
    {
        "CreateLoadBalancer" or "SetSubnets" => new("CreateLoadBalancer, SetSubnets", 10, 0.2),
        "RegisterTargets" or "DeregisterTargets" => new("RegisterTargets, DeregisterTargets", 20, 4),
        _ when IsReading(operation) => new("Describe", 40, 10),
        _ => new("Modify", 20, 3),
    };

    private static RequestRate OfEcs(string operation) => operation switch
    {
        "CreateService" or "UpdateService" or "DeleteService" => new("Service modify", 50, 5),
        "DescribeServices" or "ListServices" => new("Service read", 100, 20),
        "DescribeTasks" or "ListTasks" => new("Task read", 100, 20),
        "DescribeClusters" or "ListClusters" => new("Cluster read", 50, 20),
        "DescribeTaskDefinition" or "ListTaskDefinitions" => new("Task definition read", 50, 20),
        "ListTagsForResource" => new("Tag read", 50, 20),
        "TagResource" or "UntagResource" => new("Tag modify", 20, 10),
        "RegisterTaskDefinition" or "DeregisterTaskDefinition" => new("Task definition modify", 20, 1),
        "DeleteTaskDefinitions" => new("Task definition delete", 5, 1),
        _ => new("Cluster modify", 20, 1),
    };
}
