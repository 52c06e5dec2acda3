using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance;

/// <summary>The errors that a user of the AWS CLI meets first.</summary>
public class RefusalTests(EmptyAws empty) : IClassFixture<EmptyAws>
{
    [AwsCliFact]
    public async Task AnyOperation_DryRun_AnswersDryRunOperation()
    {
        var error = await empty.Cli.RefusedAsync("ec2 create-vpc --cidr-block 10.255.0.0/16 --dry-run");

        Assert.Equal(new AwsCliError("DryRunOperation", "CreateVpc", "Request would have succeeded, but DryRun flag is set."), error);
        Assert.Equal(0, (await empty.Cli.RunAsync("ec2 describe-vpcs --filters Name=cidr,Values=10.255.0.0/16")).Count("Vpcs"));
    }

    [AwsCliFact]
    public async Task Ec2_OperationNotEmulated_IsRefusedByName()
    {
        var error = await empty.Cli.RefusedAsync("ec2 describe-transit-gateways");

        Assert.Equal("InvalidAction", error.Code);
        Assert.Contains("EmbeddedAws does not emulate the operation DescribeTransitGateways of ec2", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Ec2_ParameterNotEmulated_IsRefusedByName()
    {
        var error = await empty.Cli.RefusedAsync("ec2 create-vpc --cidr-block 10.0.0.0/16 --ipv6-pool ipv6pool-ec2-0");

        Assert.Equal(("UnsupportedOperation", "EmbeddedAws does not emulate the parameter Ipv6Pool of CreateVpc"),
            (error.Code, error.Message));
    }

    [AwsCliFact]
    public async Task ElbV2_ParameterNotEmulated_IsRefusedByName()
    {
        var error = await empty.Cli.RefusedAsync("elbv2 create-load-balancer --name edge --subnets subnet-1 --customer-owned-ipv4-pool pool");

        Assert.Contains("EmbeddedAws does not emulate the parameter CustomerOwnedIpv4Pool of CreateLoadBalancer", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Ecs_OperationNotEmulated_IsRefusedByName()
    {
        var error = await empty.Cli.RefusedAsync("ecs discover-poll-endpoint");

        Assert.Contains("EmbeddedAws does not emulate the operation DiscoverPollEndpoint of ecs", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Service_NotEmulated_IsRefusedByName()
    {
        var error = await empty.Cli.RefusedAsync("kinesis list-streams");

        Assert.Contains("EmbeddedAws does not emulate the service kinesis", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Service_OfAnyProtocolNotEmulated_IsRefusedByNameWithWhatThereIs()
    {
        string[] commands =
        [
            "cloudfront list-distributions", "cloudfront list-key-groups", "cloudfront delete-distribution --id k",
            "appsync list-graphql-apis", "mq list-brokers", "lambda list-functions", "eks list-clusters",
            "dynamodb list-tables", "redshift describe-clusters", "cloudwatch describe-alarms",
        ];

        var refusals = await Task.WhenAll(commands.Select(empty.Cli.RefusedAsync));

        Assert.All(refusals, refusal =>
        {
            Assert.Equal("UnknownService", refusal.Code);
            Assert.Contains("EmbeddedAws does not emulate the service ", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("it has ec2, elasticloadbalancing, ecs, sts", refusal.Message, StringComparison.Ordinal);
        });
        Assert.Equal(
            ["ListDistributions", "ListKeyGroups", "DeleteDistribution", "ListGraphqlApis", "ListBrokers", "ListFunctions", "ListClusters"],
            refusals.Take(7).Select(refusal => refusal.Operation));
    }

    [AwsCliFact]
    public async Task Ecs_ServiceRoleAndZoneRebalancing_AreReturned()
    {
        var vpc = await empty.Cli.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/16", "Vpc.VpcId");
        var subnet = await empty.Cli.RunAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block 10.0.0.0/24", "Subnet.SubnetId");
        await empty.Cli.RunAsync("ecs create-cluster");
        await empty.Cli.RunAsync(
            "ecs register-task-definition --family web --network-mode awsvpc --requires-compatibilities FARGATE --cpu 256 --memory 512"
            + " --container-definitions name=web,image=web");

        var created = await empty.Cli.RunAsync(
            "ecs create-service --service-name web --task-definition web --desired-count 0 --launch-type FARGATE --availability-zone-rebalancing DISABLED"
            + $" --network-configuration awsvpcConfiguration={{subnets=[{subnet}]}}");

        Assert.Equal("DISABLED", created.Text("service.availabilityZoneRebalancing"));
        Assert.EndsWith(":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", created.Text("service.roleArn"), StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task CreateSecurityGroup_SameName_IsDuplicate()
    {
        var vpc = await empty.Cli.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/16", "Vpc.VpcId");
        await empty.Cli.RunAsync($"ec2 create-security-group --group-name web --description web --vpc-id {vpc}");

        var error = await empty.Cli.RefusedAsync($"ec2 create-security-group --group-name web --description web --vpc-id {vpc}");

        Assert.Equal("InvalidGroup.Duplicate", error.Code);
        Assert.Equal($"The security group 'web' already exists for VPC '{vpc}'", error.Message);
    }

    [AwsCliFact]
    public async Task CreateSubnet_Overlapping_Conflicts()
    {
        var vpc = await empty.Cli.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/16", "Vpc.VpcId");
        await empty.Cli.RunAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block 10.0.0.0/24");

        var error = await empty.Cli.RefusedAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block 10.0.0.128/25");

        Assert.Equal("InvalidSubnet.Conflict", error.Code);
    }

    [AwsCliFact]
    public async Task Describe_UnknownIds_NameTheId()
    {
        var refusals = await Task.WhenAll(
            empty.Cli.RefusedAsync("ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0"),
            empty.Cli.RefusedAsync("ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-0123456789abcdef0"),
            empty.Cli.RefusedAsync("elbv2 describe-load-balancers --names nobody"),
            empty.Cli.RefusedAsync("elbv2 describe-target-groups --names nobody"),
            empty.Cli.RefusedAsync("ecs describe-services --cluster nobody --services any"));

        Assert.Equal(
            ["InvalidVpcID.NotFound", "InvalidVpcEndpointId.NotFound", "LoadBalancerNotFound", "TargetGroupNotFound", "ClusterNotFoundException"],
            refusals.Select(refusal => refusal.Code));
    }
}
