using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class DeletionOrderTests
{
    [Fact]
    public void PlanDeletion_Network_TakesUsersBeforeWhatTheyUse()
    {
        var vpc = new VpcState(new("demo", "vpc"), Diffs.At, "vpc-1") { CidrBlock = "10.0.0.0/24", EnableDnsHostnames = true, EnableDnsSupport = true };
        var subnet = new SubnetState(new("demo", "public"), Diffs.At, "subnet-1") { VpcId = "vpc-1", CidrBlock = "10.0.0.0/26",
            AvailabilityZone = "eu-west-1a" };
        var gateway = new InternetGatewayState(new("demo", "igw"), Diffs.At, "igw-1") { VpcId = "vpc-1" };
        var address = new ElasticIpState(new("demo", "nat-ip"), Diffs.At, "eipalloc-1");
        var nat = new NatGatewayState(new("demo", "nat"), Diffs.At, "nat-1") { VpcId = "vpc-1", SubnetId = "subnet-1", AllocationId = "eipalloc-1" };
        var table = new RouteTableState(new("demo", "routes"), Diffs.At, "rtb-1")
        {
            VpcId = "vpc-1",
            Associations = [new("rtbassoc-1", "subnet-1")],
            Routes = [new("0.0.0.0/0", "igw-1")],
        };

        var order = Planner.PlanDeletion([vpc, gateway, address, table, subnet, nat]).Select(change => change.Have!).ToList();

        AssertBefore(order, nat, address, subnet, gateway);
        AssertBefore(order, subnet, table);
        AssertBefore(order, table, vpc);
        AssertBefore(order, gateway, vpc);
    }

    [Fact]
    public void PlanDeletion_GroupsThatNameEachOther_OnlyRulesOfTheCircleGoFirst()
    {
        var alb = Group("alb", "sg-1", named: ["sg-2"]);
        var task = Group("task", "sg-2", named: []);
        var albRules = new SecurityGroupRulesState(SecurityGroupRules.IdFor(alb.Id), Diffs.At, "sg-1/rules")
        {
            GroupId = "sg-1",
            Ingress = [],
            Egress = [ExistingRule.Tcp(8080, "sg-2")],
        };
        var taskRules = new SecurityGroupRulesState(SecurityGroupRules.IdFor(task.Id), Diffs.At, "sg-2/rules")
        {
            GroupId = "sg-2",
            Ingress = [ExistingRule.Tcp(8080, "sg-1")],
            Egress = [],
            IngressToRevoke = [ExistingRule.Tcp(8080, "sg-1")],
        };

        var order = Planner.PlanDeletion([alb, task, taskRules, albRules]).Select(change => change.Have!).ToList();

        AssertBefore(order, taskRules, alb, task);
        AssertBefore(order, alb, task);
    }

    private static SecurityGroupState Group(string part, string id, EquatableList<string> named) =>
        new(new("demo", part), Diffs.At, id) { GroupName = part, GroupDescription = part, VpcId = "vpc-1", NamedGroups = named };

    private static void AssertBefore(List<ResourceState> order, ResourceState first, params ResourceState[] later)
    {
        Assert.Contains(first, order);
        Assert.All(later, state => Assert.True(order.IndexOf(first) < order.IndexOf(state), $"{first.Id} has to go before {state.Id}"));
    }
}
