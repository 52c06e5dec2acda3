using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance;

/// <summary>A service whose owner accepts each connection; the owner is also the consumer, which needs no permission.</summary>
public class AcceptanceTests(EmptyAws empty) : IClassFixture<EmptyAws>
{
    private const string UnknownEndpoint = "vpce-0123456789abcdef0";

    private AwsCli Cli => empty.Cli;

    [AwsCliFact]
    public async Task AcceptAndRejectVpcEndpointConnections_OneOfTwoKnown_MoveBothSidesOfIt()
    {
        var (service, endpoint) = await ConnectAsync();
        Assert.Equal(("pendingAcceptance", "pendingAcceptance"), await StatesAsync(service, endpoint));

        var accepted = await Cli.RunAsync($"ec2 accept-vpc-endpoint-connections --service-id {service} --vpc-endpoint-ids {UnknownEndpoint} {endpoint}");
        Assert.Equal([UnknownEndpoint], accepted.Texts("Unsuccessful", "ResourceId"));
        Assert.Equal(("available", "available"), await StatesAsync(service, endpoint));

        var rejected = await Cli.RunAsync($"ec2 reject-vpc-endpoint-connections --service-id {service} --vpc-endpoint-ids {endpoint}");
        Assert.Equal(0, rejected.Count("Unsuccessful"));
        Assert.Equal(("rejected", "rejected"), await StatesAsync(service, endpoint));
    }

    private async Task<(string ServiceId, string EndpointId)> ConnectAsync()
    {
        var vpc = await Cli.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/24", "Vpc.VpcId");
        var subnet = await Cli.RunAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block 10.0.0.0/26 --availability-zone eu-west-1a", "Subnet.SubnetId");
        var nlb = await Cli.RunAsync($"elbv2 create-load-balancer --name nlb --type network --scheme internal --subnets {subnet}",
            "LoadBalancers[0].LoadBalancerArn");
        await Cli.RunAsync($"elbv2 wait load-balancer-available --load-balancer-arns {nlb}");
        var service = await Cli.RunAsync($"ec2 create-vpc-endpoint-service-configuration --acceptance-required --network-load-balancer-arns {nlb}");
        var endpoint = await Cli.RunAsync(
            $"""
            ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {vpc} --subnet-ids {subnet} --no-private-dns-enabled
                --service-name {service.Text("ServiceConfiguration.ServiceName")}
            """,
            "VpcEndpoint.VpcEndpointId");
        return (service.Text("ServiceConfiguration.ServiceId"), endpoint);
    }

    private async Task<(string Endpoint, string Connection)> StatesAsync(string service, string endpoint)
    {
        var endpoints = Cli.RunAsync($"ec2 describe-vpc-endpoints --vpc-endpoint-ids {endpoint}", "VpcEndpoints[0].State");
        var connections = Cli.RunAsync(
            $"ec2 describe-vpc-endpoint-connections --filters Name=service-id,Values={service}", "VpcEndpointConnections[0].VpcEndpointState");
        return (await endpoints, await connections);
    }
}
