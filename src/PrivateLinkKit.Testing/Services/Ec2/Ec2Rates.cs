using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Buckets of each call: EC2 developer guide, "Request throttling for the EC2 API" (a bucket per API).</summary>
internal static class Ec2Rates
{
    private static readonly string[] Reading = ["Describe", "Get", "List", "Search"];

    private static readonly HashSet<string> SmallerWhenEverythingIsAsked =
    [
        "DescribeInstances", "DescribeInstanceStatus", "DescribeNetworkInterfaces", "DescribeSecurityGroups", "DescribeSnapshots",
            "DescribeSpotInstanceRequests", "DescribeVolumes",
    ];

    /// <param name="operation">The operation.</param>
    /// <param name="asksForEverything">true if the request has neither ids nor filters nor a page size.</param>
    public static IReadOnlyList<RateBucket> BucketsOf(string operation, bool asksForEverything) =>
        [asksForEverything && SmallerWhenEverythingIsAsked.Contains(operation) ? new($"ec2:{operation} of everything", 50, 10) : BucketOf(operation)];

    private static RateBucket BucketOf(string operation)
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
            _ when Array.Exists(Reading, verb => operation.StartsWith(verb, StringComparison.Ordinal)) => (100, 20),
            _ => (50, 5.0),
        };
        return new($"ec2:{operation}", capacity, refill);
    }
}
