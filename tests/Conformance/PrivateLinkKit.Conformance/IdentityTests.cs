using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance;

/// <summary>Caller identity, and isolation of accounts.</summary>
public class IdentityTests(EmptyAws empty) : IClassFixture<EmptyAws>
{
    [AwsCliFact]
    public async Task GetCallerIdentity_TwelveDigitKey_IsThatAccount()
    {
        var identity = await empty.Cli.RunAsync("sts get-caller-identity");

        Assert.Equal((EmptyAws.Account, $"arn:aws:iam::{EmptyAws.Account}:root"), (identity.Text("Account"), identity.Text("Arn")));
    }

    [AwsCliFact]
    public async Task GetCallerIdentity_ByTheCommandOfAShell_IsThatAccount() =>
        Assert.Equal(EmptyAws.Account,
            await new AwsCli(empty.Aws.ServiceUrl, EmptyAws.Account) { StartsAnew = true }.RunAsync("sts get-caller-identity", "Account"));

    [AwsCliFact]
    public async Task GetCallerIdentity_AnyOtherKey_IsTheDefaultAccount() =>
        Assert.Equal("000000000000", await empty.As("AKIAIOSFODNN7EXAMPLE").RunAsync("sts get-caller-identity", "Account"));

    [AwsCliFact]
    public async Task AssumeRole_OfAnotherAccount_ActsThere()
    {
        var other = empty.As("444444444444");
        var vpc = await other.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/16", "Vpc.VpcId");

        var assumed = await empty.Cli.RunAsync("sts assume-role --role-arn arn:aws:iam::444444444444:role/ops/deployer --role-session-name conformance");

        var session = empty.As(assumed.Text("Credentials.AccessKeyId"), assumed.Text("Credentials.SessionToken"));
        var (identity, vpcs) = (session.RunAsync("sts get-caller-identity"), session.RunAsync($"ec2 describe-vpcs {EmptyAws.CreatedResources}"));
        Assert.Equal("arn:aws:sts::444444444444:assumed-role/deployer/conformance", (await identity).Text("Arn"));
        Assert.Equal(assumed.Text("AssumedRoleUser.Arn"), (await identity).Text("Arn"));
        Assert.Equal([vpc], (await vpcs).Texts("Vpcs", "VpcId"));
        Assert.Equal(0, (await empty.Cli.RunAsync($"ec2 describe-vpcs {EmptyAws.CreatedResources}")).Count("Vpcs"));
    }
}
