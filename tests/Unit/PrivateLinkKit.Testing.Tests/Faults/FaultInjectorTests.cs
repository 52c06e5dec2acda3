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

    private async Task<int> VpcsAsync() => (await Lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs?.Count ?? 0;
}
