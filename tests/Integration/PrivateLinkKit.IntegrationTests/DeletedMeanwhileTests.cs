using Amazon.EC2.Model;
using PrivateLinkKit.Testing;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>
/// Somebody else deletes a resource while an apply waits until it is ready: the wait ends at once, not at its limit, and the apply makes another.
/// </summary>
public class DeletedMeanwhileTests
{
    private static readonly Dictionary<string, Func<TestEnvironment, Task>> Deletions = new()
    {
        ["dogs/nat-eu-west-1a"] = async edge => await edge.Ec2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest
        {
            NatGatewayId = (await edge.Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest())).NatGateways[0].NatGatewayId,
        }),
        ["customer/endpoint"] = async edge => await edge.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest
        {
            VpcEndpointIds = [(await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints.Single().VpcEndpointId],
        }),
        ["dogs/service"] = edge => edge.Ecs.DeleteServiceAsync(new() { Cluster = "dogs", Service = "dogs", Force = true }),
    };

    public static TheoryData<string> Names => [.. Deletions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Apply_SomebodyElseDeletesWhatItWaitsFor_EndsTheWaitAtOnceAndMakesAnother(string logicalId)
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        var stack = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/16").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24)
                .WithNatGateways(NatGateways.One))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();
        var watch = new WhenWaiting(logicalId, edge, Deletions[logicalId]);

        await edge.ApplyAsync(stack, watch);

        Assert.Contains("it was deleted outside the stack", watch.Error?.Message, StringComparison.Ordinal);
        Assert.InRange(watch.EndedAfter, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
    }

    /// <summary>Deletes a resource when the apply first waits for it.</summary>
    private sealed class WhenWaiting(string logicalId, TestEnvironment edge, Func<TestEnvironment, Task> delete) : IProgress<ProvisioningEvent>
    {
        private TimeSpan? _deleted;

        public TimeSpan EndedAfter { get; private set; }

        public Exception? Error { get; private set; }

        public void Report(ProvisioningEvent value)
        {
            if (value is ChangeWaiting && value.LogicalId == logicalId && _deleted is null)
            {
                _deleted = edge.Time.Elapsed;
                delete(edge).GetAwaiter().GetResult();
            }
            else if (value is ChangeFailed failed && value.LogicalId == logicalId && Error is null)
            {
                (Error, EndedAfter) = (failed.Error, edge.Time.Elapsed - _deleted!.Value);
            }
        }
    }
}
