using System.Text.Json.Nodes;
using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>The customer's VPC with an instance as the client and an endpoint for the Task API.</summary>
internal sealed record CustomerSide
{
    public const string Cidr = "10.1.1.0/24";

    public required string VpcId { get; init; }

    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>A subnet in the zone in which the service is not offered.</summary>
    public required string ForeignSubnetId { get; init; }

    public required string GroupId { get; init; }

    public required string InstanceId { get; init; }

    /// <summary>The endpoint as returned by its creation.</summary>
    public required JsonNode Created { get; init; }

    /// <summary>The endpoint once it is available.</summary>
    public required JsonNode Endpoint { get; init; }

    public string EndpointId => Endpoint.Text("VpcEndpointId");

    public string DnsName => Endpoint.Text("DnsEntries[0].DnsName");

    public static async Task<CustomerSide> BuildAsync(AwsCli cli, string serviceName)
    {
        var offer = cli.RunAsync($"ec2 describe-vpc-endpoint-services --service-names {serviceName}");
        var vpc = await cli.RunAsync($"ec2 create-vpc --cidr-block {Cidr}", "Vpc.VpcId");
        var zones = (await offer).Texts("ServiceDetails[0].AvailabilityZones");
        var foreignZone = new[] { "eu-west-1a", "eu-west-1b", "eu-west-1c" }.Except(zones).Single();
        var group = OpenGroupAsync(cli, vpc);
        var subnets = await Task.WhenAll(Subnet("10.1.1.0/26", zones[0]), Subnet("10.1.1.64/26", zones[1]), Subnet("10.1.1.128/26", foreignZone));
        var instance = cli.RunAsync($"ec2 run-instances --image-id ami-0123456789abcdef0 --instance-type t3.micro --subnet-id {subnets[0]}",
            "Instances[0].InstanceId");
        var created = await cli.RunAsync(
            $$"""
            ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {{vpc}} --service-name {{serviceName}} --subnet-ids {{subnets[0]}} {{subnets[1]}}
                --security-group-ids {{await group}} --no-private-dns-enabled --tag-specifications ResourceType=vpc-endpoint,Tags=[{Key=Name,Value=task-api}]
            """);
        var described = await cli.RunAsync($"ec2 describe-vpc-endpoints --vpc-endpoint-ids {created.Text("VpcEndpoint.VpcEndpointId")}");

        return new CustomerSide
        {
            VpcId = vpc,
            SubnetIds = subnets[..2],
            ForeignSubnetId = subnets[2],
            GroupId = await group,
            InstanceId = await instance,
            Created = created.At("VpcEndpoint"),
            Endpoint = described.At("VpcEndpoints[0]"),
        };

        Task<string> Subnet(string cidr, string zone) =>
            cli.RunAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block {cidr} --availability-zone {zone}", "Subnet.SubnetId");
    }

    private static async Task<string> OpenGroupAsync(AwsCli cli, string vpc)
    {
        var group = await cli.RunAsync($"ec2 create-security-group --group-name endpoint --description 'Who may reach the Task API' --vpc-id {vpc}", "GroupId");
        await cli.RunAsync($"ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port 80 --cidr {Cidr}");
        return group;
    }
}
