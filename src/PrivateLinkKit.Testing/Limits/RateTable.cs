namespace PrivateLinkKit.Testing.Limits;

/// <summary>
/// Buckets of each call. Sources: EC2 developer guide, "Request throttling for the EC2 API" (a bucket per API); Elastic Load Balancing API reference,
/// "Request throttling" (a bucket per category and one for the account); Amazon ECS API reference, "Request throttling" (a bucket per family of
/// actions); AWS General Reference, "AWS Systems Manager endpoints and quotas" (default throughput of Parameter Store; none for other operations).
/// </summary>
internal static class RateTable
{
    private static readonly HashSet<string> SmallerWhenEverythingIsAsked =
    [
        "DescribeInstances", "DescribeInstanceStatus", "DescribeNetworkInterfaces", "DescribeSecurityGroups", "DescribeSnapshots",
            "DescribeSpotInstanceRequests", "DescribeVolumes",
    ];

    private static readonly RateBucket WholeElb = new("elasticloadbalancing", 40, 10);

    /// <param name="service">The SigV4 name of the service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="asksForEverything">true if the request has neither ids nor filters nor a page size.</param>
    public static IReadOnlyList<RateBucket> BucketsOf(string service, string operation, bool asksForEverything) => service switch
    {
        "ec2" => [asksForEverything && SmallerWhenEverythingIsAsked.Contains(operation) ? new($"ec2:{operation} of everything", 50, 10) : Ec2(operation)],
        "elasticloadbalancing" => [Elb(operation), WholeElb],
        "ecs" => [Ecs(operation)],
        "ssm" => Ssm(operation),
        _ => [],
    };

    private static RateBucket Ec2(string operation)
    {
        var (capacity, refill) = operation switch
        {
            "CreateVpcEndpoint" or "ModifyVpcEndpoint" or "DeleteVpcEndpoints" => (4, 0.3),
            "CreateVpcEndpointServiceConfiguration" or "ModifyVpcEndpointServiceConfiguration" or "DeleteVpcEndpointServiceConfigurations" => (10, 1),
            "AcceptVpcEndpointConnections" or "RejectVpcEndpointConnections" => (10, 1),
            "CreateNatGateway" or "DeleteNatGateway" or "AssociateNatGatewayAddress" or "DisassociateNatGatewayAddress" => (10, 1),
            "CreateTags" or "DeleteTags" => (100, 10),
            "CreateNetworkInterface" or "DeleteNetworkInterface" or "ModifyNetworkInterfaceAttribute" => (100, 5),
            "DescribeStaleSecurityGroups" or "DescribeSecurityGroupReferences" => (20, 5),
            _ when StartsWithAny(operation, "Describe", "Get", "List", "Search") => (100, 20),
            _ => (50, 5.0),
        };
        return new($"ec2:{operation}", capacity, refill);
    }

    private static RateBucket Elb(string operation) => operation switch
    {
        "CreateLoadBalancer" or "SetSubnets" => new("elasticloadbalancing placement", 10, 0.2),
        "RegisterTargets" or "DeregisterTargets" => new("elasticloadbalancing registration", 20, 4),
        _ when StartsWithAny(operation, "Describe") => new("elasticloadbalancing reading", 40, 10),
        _ => new("elasticloadbalancing changing", 20, 3),
    };

    private static RateBucket Ecs(string operation) => operation switch
    {
        "DescribeClusters" or "ListClusters" => new("ecs cluster read", 50, 20),
        "DescribeTaskDefinition" or "ListTaskDefinitions" or "ListTaskDefinitionFamilies" => new("ecs task definition read", 50, 20),
        "RegisterTaskDefinition" or "DeregisterTaskDefinition" => new("ecs task definition modify", 20, 1),
        "DeleteTaskDefinitions" => new("ecs task definition delete", 5, 1),
        "CreateService" or "UpdateService" or "DeleteService" => new("ecs service modify", 50, 5),
        "DescribeServices" or "ListServices" => new("ecs service read", 100, 20),
        "DescribeTasks" or "ListTasks" => new("ecs task read", 100, 20),
        "RunTask" => new("ecs task run on Fargate", 20, 20),
        "StopTask" => new("ecs task modify", 100, 40),
        "ListTagsForResource" => new("ecs tag read", 50, 20),
        "TagResource" or "UntagResource" => new("ecs tag modify", 20, 10),
        _ => new("ecs cluster modify", 20, 1),
    };

    private static IReadOnlyList<RateBucket> Ssm(string operation) => operation switch
    {
        "GetParameter" or "GetParameters" or "GetParametersByPath" => [new("ssm read", 40, 40)],
        "PutParameter" => [new("ssm put", 3, 3)],
        _ => [],
    };

    private static bool StartsWithAny(string operation, params ReadOnlySpan<string> verbs)
    {
        foreach (var verb in verbs)
        {
            if (operation.StartsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
