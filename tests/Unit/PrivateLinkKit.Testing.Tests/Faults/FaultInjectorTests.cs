using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services;

namespace PrivateLinkKit.Testing.Tests.Faults;

public class FaultInjectorTests : LabTest
{
    [Fact]
    public async Task Throttle_SecondAndThirdCall_AnswersTheServicesOwnError()
    {
        Lab.Aws.Faults.On("CreateVpc").Skip(1).Times(2).Throttle();

        await Lab.VpcAsync();
        await Refused.WithAsync("RequestLimitExceeded", () => Lab.VpcAsync());
        await Refused.WithAsync("RequestLimitExceeded", () => Lab.VpcAsync());
        await Lab.VpcAsync();

        Assert.Equal(2, await VpcsAsync());
    }

    [Fact]
    public async Task Fail_ByActionPattern_AnswersThatError()
    {
        Lab.Aws.Faults.On("ec2:Create*").Fail("InternalError", "Sorry", 500);

        var error = await Refused.WithAsync("InternalError", () => Lab.VpcAsync());

        Assert.Equal(500, (int)error.StatusCode);
        await Lab.VpcAsync();
    }

    [Fact]
    public async Task ResetConnection_Call_IsNotExecuted()
    {
        Lab.Aws.Faults.On("CreateVpc").ResetConnection();

        await Assert.ThrowsAsync<HttpRequestException>(() => Lab.PostAsync("Action=CreateVpc&CidrBlock=10.0.0.0/16"));

        Assert.Equal(0, await VpcsAsync());
    }

    [Fact]
    public async Task LoseAnswer_Call_IsExecutedAllTheSame()
    {
        Lab.Aws.Faults.On("CreateVpc").LoseAnswer();

        await Assert.ThrowsAsync<HttpRequestException>(() => Lab.PostAsync("Action=CreateVpc&CidrBlock=10.0.0.0/16"));

        Assert.Equal(1, await VpcsAsync());
        Assert.Null(Lab.Aws.Requests.First().Status);
    }

    [Fact]
    public async Task Fail_AllCallsAfterOneThatAnotherFaultHits_CountsThatOneToo()
    {
        Lab.Aws.Faults.On("CreateVpc").Fail("First");
        Lab.Aws.Faults.On("CreateVpc").Skip(1).Times(int.MaxValue).Fail("Later");

        await Refused.WithAsync("First", () => Lab.VpcAsync());
        await Refused.WithAsync("Later", () => Lab.VpcAsync());
        await Refused.WithAsync("Later", () => Lab.VpcAsync());
    }

    [Fact]
    public async Task Clear_FaultsSet_TakesThemBack()
    {
        Lab.Aws.Faults.On("*").Times(100).Throttle();

        Lab.Aws.Faults.Clear();

        await Lab.VpcAsync();
    }

    [Fact]
    public async Task LagBehind_Reads_SeeWhatWasAWhileAgo()
    {
        var clock = new ManualTime();
        await using var lab = await Lab.StartAsync(new EmbeddedAwsOptions { TimeProvider = clock });
        var gone = await lab.VpcAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        await lab.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = gone });
        var made = await lab.VpcAsync();
        lab.Aws.Faults.On("Describe*").Times(2).LagBehind(TimeSpan.FromSeconds(5));

        Assert.Equal(gone, Assert.Single((await lab.Ec2.DescribeVpcsAsync(Made.Vpcs)).Vpcs).VpcId);
        await Refused.WithAsync("InvalidVpcID.NotFound", () => lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [made] }));
        Assert.Equal(made, Assert.Single((await lab.Ec2.DescribeVpcsAsync(Made.Vpcs)).Vpcs).VpcId);
    }

    [Fact]
    public async Task LagBehind_Changes_AreExecutedAsAlways()
    {
        Lab.Aws.Faults.On("*").Times(10).LagBehind(TimeSpan.FromMinutes(1));

        var subnetId = await Lab.SubnetAsync(await Lab.VpcAsync());

        Lab.Aws.Faults.Clear();
        Assert.Equal(subnetId, Assert.Single((await Lab.Ec2.DescribeSubnetsAsync(Made.Subnets)).Subnets).SubnetId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void LagBehind_NothingOrTooLong_Throws(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Lab.Aws.Faults.On("*").LagBehind(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task Delay_Call_IsExecutedWhenTheTimeHasComeAndNotBefore()
    {
        Lab.Aws.Faults.On("CreateVpc").Delay(TimeSpan.FromDays(1));
        using var impatience = new CancellationTokenSource();
        var call = Lab.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, impatience.Token);

        Assert.Equal(0, await VpcsAsync());
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, await VpcsAsync());

        Lab.Aws.Faults.Clear();
        Lab.Aws.Faults.On("CreateVpc").Delay(TimeSpan.FromMilliseconds(1));
        await Lab.VpcAsync();
        Assert.Equal(1, await VpcsAsync());
    }

    private async Task<int> VpcsAsync() => (await Lab.Ec2.DescribeVpcsAsync(Made.Vpcs)).Vpcs?.Count ?? 0;

    [Fact]
    public void Delay_Negative_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultInjector().On("CreateVpc").Delay(TimeSpan.FromSeconds(-1)));
}
