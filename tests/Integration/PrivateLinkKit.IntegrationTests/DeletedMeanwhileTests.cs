using System.Collections.Concurrent;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Somebody else deletes a resource while an apply waits until it is ready: the wait ends at once, not at its limit.</summary>
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
        ["dogs/endpoint-service"] = async edge => await edge.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(new()
        {
            ServiceIds =
            [
                (await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new DescribeVpcEndpointServiceConfigurationsRequest()))
                    .ServiceConfigurations.Single().ServiceId,
            ],
        }),
        ["dogs/service"] = edge => edge.Ecs.DeleteServiceAsync(new() { Cluster = "dogs", Service = "dogs", Force = true }),
    };

    public static TheoryData<string> Names => [.. Deletions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Apply_SomebodyElseDeletesWhatItWaitsFor_EndsAtOnceAndSaysSo(string logicalId)
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        var stack = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/16").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24)
                .WithNatGateways(NatGateways.One))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();
        var watch = new WhenWaiting(logicalId, edge, Deletions[logicalId]);

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(stack, watch));

        var ended = Assert.IsType<ResourceNotReadyException>(error.Outcomes.Single(outcome => outcome.LogicalId == logicalId).Error);
        Assert.Contains("it was deleted outside the stack", ended.Message, StringComparison.Ordinal);
        Assert.InRange(watch.EndedAfter, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    /// <summary>Deletes a resource when the apply first waits for it.</summary>
    private sealed class WhenWaiting(string logicalId, TestEnvironment edge, Func<TestEnvironment, Task> delete) : IProgress<ProvisioningEvent>
    {
        private readonly ConcurrentDictionary<string, TimeSpan> _times = [];

        public TimeSpan EndedAfter => _times["ended"] - _times["deleted"];

        public void Report(ProvisioningEvent value)
        {
            if (value.LogicalId != logicalId)
            {
                return;
            }

            if (value is ChangeWaiting && _times.TryAdd("deleted", edge.Time.Elapsed))
            {
                delete(edge).GetAwaiter().GetResult();
            }
            else if (value is ChangeFailed)
            {
                _times["ended"] = edge.Time.Elapsed;
            }
        }
    }
}
