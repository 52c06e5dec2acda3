using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Testing.Tests.Services;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>
/// An exception inside EmbeddedAws is reported as an internal failure to the client and to the test's author, and affects only that call.
/// </summary>
public class FailureTests : EmulatorTest
{
    [Fact]
    public async Task Call_ThatFailsInside_IsAnsweredAsAwsAnswersItsOwnFailuresAndRecorded()
    {
        using var elb = TestEnvironment.ElbOf(TestEnvironment.Provider);
        using var ecs = TestEnvironment.EcsOf(TestEnvironment.Provider);
        var mistake = new InvalidOperationException("a mistake");
        TestEnvironment.Aws.Faults.On("*").Times(3).Run(() => throw mistake);

        var error = await Refused.WithAsync("InternalError", () => TestEnvironment.VpcAsync());
        await Refused.WithAsync("InternalFailure", () => elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest()));
        await Refused.WithAsync("ServerException", () => ecs.ListClustersAsync(new ListClustersRequest()));

        Assert.Contains("a mistake", error.Message);
        Assert.All(TestEnvironment.Aws.Requests, request => Assert.Equal((500, mistake), (request.Status, request.Failure)));
        await TestEnvironment.VpcAsync();
        Assert.Null(TestEnvironment.Aws.Requests.Last().Failure);
    }

    [Fact]
    public async Task StepThatIsDue_FailsInside_FailsTheTriggeringCallOnly()
    {
        var mistake = new InvalidOperationException("no records");
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { PublicTxtRecords = _ => throw mistake });
        var service = await lab.ServiceAsync();
        await lab.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = service.ServiceId, PrivateDnsName = "api.example.com" });
        await lab.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = service.ServiceId });
        var later = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(() => lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest()))));

        Assert.Single(later, error => error is not null);
        Assert.Same(mistake, Assert.Single(lab.Aws.Requests, request => request.Failure is not null).Failure);
        Assert.Equal("pendingVerification", (await lab.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [service.ServiceId] }))
            .ServiceConfigurations[0].PrivateDnsNameConfiguration.State.Value);
    }
}
