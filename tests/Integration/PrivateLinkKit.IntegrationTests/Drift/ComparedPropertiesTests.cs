using System.Reflection;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>Every property that a kind compares is changed by hand in <see cref="Changes"/> or <see cref="Deletions"/>, or is here with the reason.</summary>
public class ComparedPropertiesTests
{
    /// <summary>What a decisive reading leaves out, and why it can neither stop nor admit a request.</summary>
    private static readonly Dictionary<string, string> FullOnly = new()
    {
        ["AWS::EC2::VPC: CidrBlock"] = "AWS does not change a VPC's first range",
        ["AWS::EC2::VPC: EnableDnsHostnames"] = "names instances and private hosted zones; the names of endpoints and load balancers do not depend on it",
        ["AWS::EC2::VPC: Tags"] = Tags,
        ["AWS::EC2::EIP: Tags"] = Tags,
        ["AWS::ECS::Cluster: Tags"] = Tags,
    };

    /// <summary>What is read, and cannot be changed by hand.</summary>
    private static readonly Dictionary<string, string> Fixed = new()
    {
        ["AWS::EC2::Subnet: AvailabilityZone"] = ByAws,
        ["AWS::EC2::Subnet: CidrBlock"] = ByAws,
        ["AWS::EC2::Subnet: VpcId"] = ByAws,
        ["AWS::EC2::NatGateway: AllocationId"] = ByAws,
        ["AWS::EC2::NatGateway: SubnetId"] = ByAws,
        ["AWS::EC2::NatGateway: State"] = Failure,
        ["AWS::EC2::RouteTable: VpcId"] = ByAws,
        ["AWS::EC2::RouteTable: Tags"] = Tags,
        ["AWS::EC2::SecurityGroup: GroupDescription"] = ByAws,
        ["AWS::EC2::SecurityGroup: GroupName"] = ByAws,
        ["AWS::EC2::SecurityGroup: VpcId"] = ByAws,
        ["AWS::EC2::SecurityGroupRules: GroupId"] = ByAws,
        ["AWS::EC2::VPCEndpoint: ServiceName"] = ByAws,
        ["AWS::EC2::VPCEndpoint: VpcId"] = ByAws,
        ["AWS::EC2::VPCEndpoint: Tags"] = Tags,
        ["AWS::EC2::VPCEndpointService: ServiceState"] = Failure,
        ["AWS::EC2::VPCEndpointService: Tags"] = Tags,
        ["AWS::ECS::Cluster: ClusterName"] = ByAws,
        ["AWS::ECS::Service: Cluster"] = ByAws,
        ["AWS::ECS::Service: ServiceName"] = ByAws,
        ["AWS::ECS::Service: Deployment"] = Failure,
        ["AWS::ElasticLoadBalancingV2::Listener: LoadBalancerArn"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::Listener: Protocol"] = "another one needs a certificate, or another target group",
        ["AWS::ElasticLoadBalancingV2::Listener: Tags"] = Tags,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer: Name"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer: Scheme"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer: State"] = Failure,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer: Type"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer: VpcId"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::TargetGroup: Name"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::TargetGroup: Port"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::TargetGroup: Protocol"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::TargetGroup: TargetType"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::TargetGroup: VpcId"] = ByAws,
        ["AWS::ElasticLoadBalancingV2::TargetGroup: Tags"] = Tags,
    };

    private const string ByAws = "AWS does not change it";
    private const string Failure = "a state that AWS sets";
    private const string Tags = "tags route nothing";

    /// <summary>A revision of a task definition never changes, except its status and tags.</summary>
    private const string Revision = "AWS::ECS::TaskDefinition: ";

    private static readonly IReadOnlyList<Resource> Resources =
    [
        .. StackComposer.Compose(DriftTests.Stack, TestEnvironment.Region).InOrder,
        .. StackComposer.Compose(DriftTests.WithoutAlb, TestEnvironment.Region).InOrder,
    ];

    [Fact]
    public void Properties_OfEveryKind_AreChangedByHandOrCannotBe()
    {
        var kinds = Resources.DistinctBy(resource => resource.Id).ToDictionary(resource => resource.Id.Value, resource => resource.Kind);
        var byHand = Changes.All.Concat(Changes.WithoutAlb).Concat(Deletions.All).SelectMany(drift => drift.Drift).Select(found => found.Split(": "))
            .Select(found => $"{kinds[found[0]]}: {found[1]}").ToHashSet();
        var compared = Resources.SelectMany(Compared).Where(name => !name.StartsWith(Revision, StringComparison.Ordinal)).Distinct().ToList();

        Assert.Equal([], BuiltInModules.Set.Kinds.Select(handler => handler.Kind).Except(kinds.Values));
        Assert.Equal([], compared.Except(byHand).Except(FullOnly.Keys).Except(Fixed.Keys).Order(StringComparer.Ordinal));
        Assert.Equal([], Fixed.Keys.Where(name => byHand.Contains(name) || !compared.Contains(name)));
        Assert.Equal([], FullOnly.Keys.Except(compared));
    }

    [Fact]
    public async Task Plan_Decisive_LeavesOutNothingElse()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var left = new HashSet<string>();
        foreach (var stack in (PrivateLinkStack[])[DriftTests.Stack, DriftTests.WithoutAlb])
        {
            await edge.ApplyAsync(stack);
            var plan = await edge.PrivateLink.PlanAsync(stack, new PlanOptions { Depth = ReadingDepth.Decisive });

            Assert.Equal(ReadingDepth.Decisive, plan.Observed.Depth);
            Assert.Equal(plan.Graph.InOrder.Select(resource => resource.Id).Order(), plan.Observed.Resources.Select(state => state.Id));
            left.UnionWith(plan.Observed.Resources.SelectMany(state => state.NotFetched, (state, name) => $"{state.Kind}: {name}"));
            await edge.PrivateLink.DestroyAsync(stack);
        }

        Assert.Equal(FullOnly.Keys.Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
    }

    /// <summary>Returns the names of all properties that the resource's handler compares.</summary>
    private static IEnumerable<string> Compared(Resource resource)
    {
        var handler = BuiltInModules.Set.Kind(resource.Kind);
        var diff = new PropertyDiff(new Outputs(), exists: false);
        handler.GetType().GetMethod("CompareProperties", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(handler, [diff, resource, null]);
        return (handler.TagOnParent is null ? diff.Compared.Append(TagDiff.Property) : diff.Compared).Select(name => $"{resource.Kind}: {name}");
    }
}
