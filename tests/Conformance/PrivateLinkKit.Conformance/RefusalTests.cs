using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance;

/// <summary>The errors that a user of the AWS CLI meets first.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private EmbeddedAws _aws = null!;
    private AwsCli _cli = null!;

    public async Task InitializeAsync()
    {
        _aws = await EmbeddedAws.StartAsync();
        _cli = new AwsCli(_aws.ServiceUrl, "111111111111");
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [AwsCliFact]
    public async Task AnyOperation_DryRun_AnswersDryRunOperation()
    {
        var error = await _cli.RefusedAsync("ec2 create-vpc --cidr-block 10.0.0.0/16 --dry-run");

        Assert.Equal(new AwsCliError("DryRunOperation", "CreateVpc", "Request would have succeeded, but DryRun flag is set."), error);
        Assert.Equal(0, (await _cli.RunAsync("ec2 describe-vpcs")).Count("Vpcs"));
    }

    [AwsCliFact]
    public async Task Ec2_OperationNotEmulated_IsRefusedByName()
    {
        var error = await _cli.RefusedAsync("ec2 describe-key-pairs");

        Assert.Equal("InvalidAction", error.Code);
        Assert.Contains("EmbeddedAws does not emulate the operation DescribeKeyPairs of ec2", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Ec2_ParameterNotEmulated_IsRefusedByName()
    {
        var error = await _cli.RefusedAsync("ec2 create-vpc --cidr-block 10.0.0.0/16 --amazon-provided-ipv6-cidr-block");

        Assert.Equal(("UnsupportedOperation", "EmbeddedAws does not emulate the parameter AmazonProvidedIpv6CidrBlock of CreateVpc"), (error.Code, error.Message));
    }

    [AwsCliFact]
    public async Task ElbV2_ParameterNotEmulated_IsRefusedByName()
    {
        var error = await _cli.RefusedAsync("elbv2 create-load-balancer --name edge --subnets subnet-1 --customer-owned-ipv4-pool pool");

        Assert.Contains("EmbeddedAws does not emulate the parameter CustomerOwnedIpv4Pool of CreateLoadBalancer", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Ecs_OperationNotEmulated_IsRefusedByName()
    {
        var error = await _cli.RefusedAsync("ecs list-container-instances");

        Assert.Contains("EmbeddedAws does not emulate the operation ListContainerInstances of ecs", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Service_NotEmulated_IsRefusedByName()
    {
        var error = await _cli.RefusedAsync("sqs list-queues");

        Assert.Contains("EmbeddedAws does not emulate the service sqs", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task CreateSecurityGroup_SameName_IsDuplicate()
    {
        var vpc = await _cli.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/16", "Vpc.VpcId");
        await _cli.RunAsync($"ec2 create-security-group --group-name web --description web --vpc-id {vpc}");

        var error = await _cli.RefusedAsync($"ec2 create-security-group --group-name web --description web --vpc-id {vpc}");

        Assert.Equal("InvalidGroup.Duplicate", error.Code);
        Assert.Equal($"The security group 'web' already exists for VPC '{vpc}'", error.Message);
    }

    [AwsCliFact]
    public async Task CreateSubnet_Overlapping_Conflicts()
    {
        var vpc = await _cli.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/16", "Vpc.VpcId");
        await _cli.RunAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block 10.0.0.0/24");

        var error = await _cli.RefusedAsync($"ec2 create-subnet --vpc-id {vpc} --cidr-block 10.0.0.128/25");

        Assert.Equal("InvalidSubnet.Conflict", error.Code);
    }

    [AwsCliFact]
    public async Task Describe_UnknownIds_NameTheId()
    {
        var refusals = await Task.WhenAll(
            _cli.RefusedAsync("ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0"),
            _cli.RefusedAsync("ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-0123456789abcdef0"),
            _cli.RefusedAsync("elbv2 describe-load-balancers --names nobody"),
            _cli.RefusedAsync("ecs describe-services --cluster nobody --services any"));

        Assert.Equal(
            ["InvalidVpcID.NotFound", "InvalidVpcEndpointId.NotFound", "LoadBalancerNotFound", "ClusterNotFoundException"],
            refusals.Select(refusal => refusal.Code));
    }

    [AwsCliFact]
    public async Task GetCallerIdentity_TwelveDigitKey_IsThatAccount()
    {
        var identity = await _cli.RunAsync("sts get-caller-identity");

        Assert.Equal(("111111111111", "arn:aws:iam::111111111111:root"), (identity.Text("Account"), identity.Text("Arn")));
    }
}
