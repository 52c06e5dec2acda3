using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Sts;

public class IdentitiesTests : EmulatorTest
{
    private const string RoleArn = $"arn:aws:iam::{TestEnvironment.Consumer}:role/deployer";

    [Theory]
    [InlineData("333333333333", "333333333333")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "000000000000")]
    public async Task GetCallerIdentity_AccessKey_ReturnsTheAccount(string accessKey, string account)
    {
        using var sts = TestEnvironment.Sts(TestEnvironment.Key(accessKey));

        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal((account, $"arn:aws:iam::{account}:root"), (identity.Account, identity.Arn));
    }

    [Fact]
    public async Task AssumeRole_OfAnotherAccount_ActsInThatAccount()
    {
        var session = await AssumeAsync();
        using var sts = TestEnvironment.Sts(session);
        using var ec2 = TestEnvironment.Ec2As(session);

        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" })).Vpc;

        Assert.Equal(TestEnvironment.Consumer, vpc.OwnerId);
        Assert.Equal($"arn:aws:sts::{TestEnvironment.Consumer}:assumed-role/deployer/tests",
            (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
    }

    [Fact]
    public async Task AssumeRole_RoleIsAllowedPrincipal_MayConnect()
    {
        var service = await TestEnvironment.ServiceAsync(principals: RoleArn);
        using var asRole = TestEnvironment.Ec2As(await AssumeAsync());
        using var asRoot = TestEnvironment.Ec2Of(TestEnvironment.Consumer);
        var ask = new DescribeVpcEndpointServicesRequest { ServiceNames = [service.ServiceName] };

        Assert.Single((await asRole.DescribeVpcEndpointServicesAsync(ask)).ServiceDetails);
        await Refused.WithAsync("InvalidServiceName", () => asRoot.DescribeVpcEndpointServicesAsync(ask));
    }

    [Theory]
    [InlineData(899)]
    [InlineData(43201)]
    public async Task AssumeRole_DurationOutOfRange_IsRefused(int seconds)
    {
        using var sts = TestEnvironment.Sts(TestEnvironment.Key(TestEnvironment.Provider));

        await Refused.WithAsync("ValidationError", () =>
            sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "tests", DurationSeconds = seconds }));
    }

    [Fact]
    public async Task AssumeRole_SessionOver_IsRefusedByEveryServiceInItsOwnWords()
    {
        var time = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = time });
        var session = await AssumeAsync(lab);
        using var sts = lab.Sts(session);
        using var ec2 = lab.Ec2As(session);

        time.Advance(TimeSpan.FromHours(1));

        await Refused.WithAsync("ExpiredToken", () => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
        await Refused.WithAsync("RequestExpired", () => ec2.DescribeVpcsAsync(CreatedResources.Vpcs));
    }

    private Task<AWSCredentials> AssumeAsync() => AssumeAsync(TestEnvironment);

    private static async Task<AWSCredentials> AssumeAsync(TestEnvironment lab)
    {
        using var sts = lab.Sts(TestEnvironment.Key(TestEnvironment.Provider));
        return (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "tests" })).Credentials;
    }
}
