using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>The provider's VPC of the Task API: public and private subnets in two zones, internet and NAT gateway, three security groups.</summary>
internal sealed record ProviderNetwork
{
    public const string Cidr = "10.100.100.0/24";

    public required string VpcId { get; init; }

    /// <summary>Public first and second zone, private first and second zone.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    public required string PrivateRouteTableId { get; init; }

    public required string AllocationId { get; init; }

    public required string NatGatewayId { get; init; }

    public required string NlbGroupId { get; init; }

    public required string AlbGroupId { get; init; }

    public required string TaskGroupId { get; init; }

    public IReadOnlyList<string> PrivateSubnetIds => [SubnetIds[2], SubnetIds[3]];

    public static async Task<ProviderNetwork> BuildAsync(AwsCli cli)
    {
        var vpc = await cli.RunAsync($"ec2 create-vpc --cidr-block {Cidr} --tag-specifications ResourceType=vpc,Tags=[{{Key=Name,Value=task-api}}]",
            "Vpc.VpcId");
        var hostnames = cli.RunAsync($"ec2 modify-vpc-attribute --vpc-id {vpc} --enable-dns-hostnames");
        var gateway = AttachGatewayAsync(cli, vpc);
        var subnets = await Task.WhenAll(
            Subnet("10.100.100.0/26", "eu-west-1a"), Subnet("10.100.100.64/26", "eu-west-1b"),
            Subnet("10.100.100.128/26", "eu-west-1a"), Subnet("10.100.100.192/26", "eu-west-1b"));
        var groups = GroupsAsync(cli, vpc);
        var allocation = await cli.RunAsync("ec2 allocate-address --domain vpc", "AllocationId");
        var internet = await gateway;
        var nat = await cli.RunAsync($"ec2 create-nat-gateway --subnet-id {subnets[0]} --allocation-id {allocation}", "NatGateway.NatGatewayId");
        await cli.RunAsync($"ec2 wait nat-gateway-available --nat-gateway-ids {nat}");
        var tables = await Task.WhenAll(
            RouteTableAsync(cli, vpc, $"--gateway-id {internet}", subnets[..2]), RouteTableAsync(cli, vpc, $"--nat-gateway-id {nat}", subnets[2..]));
        await hostnames;
        var (nlbGroup, albGroup, taskGroup) = await groups;

        return new ProviderNetwork
        {
            VpcId = vpc,
            SubnetIds = subnets,
            PrivateRouteTableId = tables[1],
            AllocationId = allocation,
            NatGatewayId = nat,
            NlbGroupId = nlbGroup,
            AlbGroupId = albGroup,
            TaskGroupId = taskGroup,
        };

        Task<string> Subnet(string cidr, string zone) =>
            cli.RunAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block {cidr} --availability-zone {zone}", "Subnet.SubnetId");
    }

    private static async Task<string> AttachGatewayAsync(AwsCli cli, string vpc)
    {
        var gateway = await cli.RunAsync("ec2 create-internet-gateway", "InternetGateway.InternetGatewayId");
        await cli.RunAsync($"ec2 attach-internet-gateway --vpc-id {vpc} --internet-gateway-id {gateway}");
        return gateway;
    }

    private static async Task<string> RouteTableAsync(AwsCli cli, string vpc, string wayOut, string[] subnets)
    {
        var table = await cli.RunAsync($"ec2 create-route-table --vpc-id {vpc}", "RouteTable.RouteTableId");
        await cli.RunAsync($"ec2 create-route --route-table-id {table} --destination-cidr-block 0.0.0.0/0 {wayOut}");
        await Task.WhenAll(subnets.Select(subnet => cli.RunAsync($"ec2 associate-route-table --route-table-id {table} --subnet-id {subnet}")));
        return table;
    }

    private static async Task<(string Nlb, string Alb, string Task)> GroupsAsync(AwsCli cli, string vpc)
    {
        var groups = await Task.WhenAll(Group("nlb"), Group("alb"), Group("task"));
        var (nlb, alb, task) = (groups[0], groups[1], groups[2]);
        await cli.RunAsync($"ec2 revoke-security-group-egress --group-id {alb} --ip-permissions IpProtocol=-1,IpRanges=[{{CidrIp=0.0.0.0/0}}]");
        await Task.WhenAll(
            cli.RunAsync($"ec2 authorize-security-group-ingress --group-id {nlb} --protocol tcp --port 80 --cidr {CustomerSide.Cidr}"),
            cli.RunAsync($"ec2 authorize-security-group-ingress --group-id {alb} --protocol tcp --port 8888 --source-group {nlb}"),
            cli.RunAsync(
                $"ec2 authorize-security-group-egress --group-id {alb} --ip-permissions "
                + $"IpProtocol=tcp,FromPort=8080,ToPort=8080,UserIdGroupPairs=[{{GroupId={task}}}]"),
            cli.RunAsync($"ec2 authorize-security-group-ingress --group-id {task} --protocol tcp --port 8080 --source-group {alb}"));
        return (nlb, alb, task);

        Task<string> Group(string name) =>
            cli.RunAsync($"ec2 create-security-group --group-name task-api-{name} --description 'Task API: {name}' --vpc-id {vpc}", "GroupId");
    }
}
