using Amazon.EC2.Model;

namespace PrivateLinkKit.Tests.Shared;

/// <summary>Asks for what somebody made, without what a new account has in every region: the default VPC and its subnets.</summary>
internal static class Made
{
    public static DescribeVpcsRequest Vpcs => new() { Filters = [new Filter("is-default", ["false"])] };

    public static DescribeSubnetsRequest Subnets => new() { Filters = [new Filter("default-for-az", ["false"])] };
}
