using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services;

namespace PrivateLinkKit.Testing.Tests.Faults;

public class FaultInjectorTests : EmulatorTest
{
    [Fact]
    public async Task Throttle_SecondAndThirdCall_AnswersTheServicesOwnError()
    {
        TestEnvironment.Aws.Faults.On("CreateVpc").Skip(1).Times(2).Throttle();

        await TestEnvironment.VpcAsync();
        await Refused.WithAsync("RequestLimitExceeded", () => TestEnvironment.VpcAsync());
        await Refused.WithAsync("RequestLimitExceeded", () => TestEnvironment.VpcAsync());
        await TestEnvironment.VpcAsync();

        Assert.Equal(2, await VpcsAsync());
    }

    [Fact]
    public async Task Fail_ByActionPattern_AnswersThatError()
    {
        TestEnvironment.Aws.Faults.On("ec2:Create*").Fail("InternalError", "Sorry", 500);

        var error = await Refused.WithAsync("InternalError", () => TestEnvironment.VpcAsync());

        Assert.Equal(500, (int)error.StatusCode);
        await TestEnvironment.VpcAsync();
    }

    [Fact]
    public async Task ResetConnection_Call_IsNotExecuted()
    {
        TestEnvironment.Aws.Faults.On("CreateVpc").ResetConnection();

        await Assert.ThrowsAsync<HttpRequestException>(() => TestEnvironment.PostAsync("Action=CreateVpc&CidrBlock=10.0.0.0/16"));

        Assert.Equal(0, await VpcsAsync());
    }

    [Fact]
    public async Task LoseAnswer_Call_IsExecutedAllTheSame()
    {
        TestEnvironment.Aws.Faults.On("CreateVpc").LoseAnswer();

        await Assert.ThrowsAsync<HttpRequestException>(() => TestEnvironment.PostAsync("Action=CreateVpc&CidrBlock=10.0.0.0/16"));

        Assert.Equal(1, await VpcsAsync());
        Assert.Null(TestEnvironment.Aws.Requests.First().Status);
    }

    [Fact]
    public async Task Fail_AllCallsAfterOneThatAnotherFaultHits_CountsThatOneToo()
    {
        TestEnvironment.Aws.Faults.On("CreateVpc").Fail("First");
        TestEnvironment.Aws.Faults.On("CreateVpc").Skip(1).Times(int.MaxValue).Fail("Later");

        await Refused.WithAsync("First", () => TestEnvironment.VpcAsync());
        await Refused.WithAsync("Later", () => TestEnvironment.VpcAsync());
        await Refused.WithAsync("Later", () => TestEnvironment.VpcAsync());
    }

    [Fact]
    public async Task Clear_FaultsSet_TakesThemBack()
    {
        TestEnvironment.Aws.Faults.On("*").Times(100).Throttle();

        TestEnvironment.Aws.Faults.Clear();

        await TestEnvironment.VpcAsync();
    }

    [Fact]
    public async Task LagBehind_Reads_SeeWhatWasAWhileAgo()
    {
        var clock = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = clock });
        var gone = await lab.VpcAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        await lab.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = gone });
        var made = await lab.VpcAsync();
        lab.Aws.Faults.On("Describe*").Times(2).LagBehind(TimeSpan.FromSeconds(5));

        Assert.Equal(gone, Assert.Single((await lab.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs).VpcId);
        await Refused.WithAsync("InvalidVpcID.NotFound", () => lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [made] }));
        Assert.Equal(made, Assert.Single((await lab.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs).VpcId);
    }

    [Fact]
    public async Task LagBehind_Changes_AreExecutedAsAlways()
    {
        TestEnvironment.Aws.Faults.On("*").Times(10).LagBehind(TimeSpan.FromMinutes(1));

        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        TestEnvironment.Aws.Faults.Clear();
        Assert.Equal(subnetId, Assert.Single((await TestEnvironment.Ec2.DescribeSubnetsAsync(CreatedResources.Subnets)).Subnets).SubnetId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void LagBehind_NothingOrTooLong_Throws(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TestEnvironment.Aws.Faults.On("*").LagBehind(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task Delay_Call_IsExecutedWhenTheTimeHasComeAndNotBefore()
    {
        TestEnvironment.Aws.Faults.On("CreateVpc").Delay(TimeSpan.FromDays(1));
        using var impatience = new CancellationTokenSource();
        var call = TestEnvironment.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, impatience.Token);

        Assert.Equal(0, await VpcsAsync());
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, await VpcsAsync());

        TestEnvironment.Aws.Faults.Clear();
        TestEnvironment.Aws.Faults.On("CreateVpc").Delay(TimeSpan.FromMilliseconds(1));
        await TestEnvironment.VpcAsync();
        Assert.Equal(1, await VpcsAsync());
    }

    private async Task<int> VpcsAsync() => (await TestEnvironment.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs?.Count ?? 0;

    [Fact]
    public void Delay_Negative_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultInjector().On("CreateVpc").Delay(TimeSpan.FromSeconds(-1)));
}
