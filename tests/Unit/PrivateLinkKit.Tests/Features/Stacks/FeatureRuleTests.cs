using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>Names, outputs and rules of features.</summary>
public class FeatureRuleTests
{
    [Theory]
    [InlineData("Events")]
    [InlineData("a/b")]
    [InlineData("events\n")]
    public void Build_InvalidName_IsAFault(string name) => Faults.Only(Describe.Exposed().Add(new Probe(name)), "task-api", name);

    /// <summary>A feature may require outputs while it validates.</summary>
    [Fact]
    public void Build_ARuleRequiresAnOutputThatIsMissing_IsOneFaultOfAll()
    {
        var faults = Faults.Of(Describe.Existing()
            .Add(new Probe("a", context => context.Publish(new Output())) { Errors = Rules(new StackValidationError("task-api/a", "1", "Bad.", "Mend.")) })
            .AllowAnyPrincipal());

        Assert.Equal(["task-api/a: 1", "task-api/a: Needed"], faults.Select(fault => $"{fault.LogicalId}: {fault.Value}").Where(text => text.Contains("/a")));
        Assert.Contains(faults, fault => fault.LogicalId != "task-api/a");

        static IEnumerable<StackValidationError> Rules(StackValidationError first)
        {
            yield return first;
            throw new StackValidationException("task-api", [new StackValidationError("task-api/a", "Needed", "Missing.", "Add it.")]);
        }
    }

    [Fact]
    public void Build_ASecondNetworkLoadBalancerOrService_IsAFault()
    {
        var stack = Describe.Exposed().Add(Probe.Of("net", Network)).Add(Probe.Of("lb", Balancer));

        Assert.Equal([("task-api/net", nameof(UnitNetwork)), ("task-api/lb", nameof(ServiceLoadBalancer))],
            Faults.Of(stack).Select(fault => (fault.LogicalId, fault.Value)));
    }

    [Fact]
    public void Build_ANetworkForAServiceWithoutOne_IsValid() => Faults.None(Describe.Existing().Add(Probe.Of("net", Network)));

    [Fact]
    public void Build_SeveralOutputsOfAnotherProject_AreValid() =>
        Faults.None(Describe.Exposed().Add(Probe.Of("a", new Output())).Add(Probe.Of("b", new Output())));

    [Fact]
    public void Build_WorkloadOfAnotherProject_IsBehindTheNlb()
    {
        var graph = Describe.InVpc().Run(Probe.Of("machines", new ServiceTargets { Id = new("task-api/machines"), Port = 9000 })).ViaNlb().Compose();

        Assert.Equal(9000, graph.Find<PrivateLinkKit.Aws.ElbV2.TargetGroup>("task-api/nlb-targets").Port);
    }

    [Fact]
    public void Build_WorkloadWithoutTargets_IsAFaultOfTheNlb() =>
        Faults.Only(Describe.InVpc().Run(new Probe("machines")).ViaNlb(), "task-api/nlb", nameof(ServiceTargets));

    private static UnitNetwork Network => new() { Id = new("task-api/net"), VpcId = Ref.To(Describe.Vpc), IsCreated = false };

    private static ServiceLoadBalancer Balancer => new() { Id = new("task-api/lb"), Arn = Ref.To(new LogicalId("task-api", "lb")), Port = 80 };

    private sealed record Output;
}
