using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>Endpoints of other accounts.</summary>
internal static class Connections
{
    public const string Guest = "222222222222";

    /// <summary>Connects an endpoint of a guest's account to a service.</summary>
    public static async Task<string> ConnectAsync(this TestEnvironment edge, string serviceName, string account = Guest)
    {
        using var ec2 = edge.Ec2As(account);
        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.80.0.0/24" })).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.80.0.0/26", AvailabilityZoneId = "euw1-az1" })).Subnet.SubnetId;
        return (await ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = VpcEndpointType.Interface, VpcId = vpc, ServiceName = serviceName, SubnetIds = [subnet], PrivateDnsEnabled = false,
        })).VpcEndpoint.VpcEndpointId;
    }}
