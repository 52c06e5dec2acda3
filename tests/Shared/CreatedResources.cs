using Amazon.EC2.Model;

namespace PrivateLinkKit.Tests.Shared;

/// <summary>Queries for created resources, without the default VPC and subnets of a new account.</summary>
internal static class CreatedResources
{
    public static DescribeVpcsRequest Vpcs => new() { Filters = [new Filter("is-default", ["false"])] };

    public static DescribeSubnetsRequest Subnets => new() { Filters = [new Filter("default-for-az", ["false"])] };
}
