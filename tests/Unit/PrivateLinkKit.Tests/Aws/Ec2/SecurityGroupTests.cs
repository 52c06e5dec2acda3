using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class SecurityGroupTests
{
    private static readonly SecurityGroup Want = new(new("demo", "alb-group"), Diffs.At)
    {
        GroupName = "demo-alb-group",
        GroupDescription = "The ALB",
        VpcId = Ref.To("vpc-1"),
    };

    private static readonly SecurityGroupState Have = new(Want.Id, Diffs.At, "sg-1")
    {
        GroupName = "demo-alb-group",
        GroupDescription = "The ALB",
        VpcId = "vpc-1",
        Tags = Diffs.TagsOf(Want),
    };

    private static readonly SecurityGroupRules Rules = new(Want.Id, Diffs.At)
    {
        Ingress = [new TrafficRule(8888, Ref.To("sg-2"))],
        Egress = [new TrafficRule(8080, Ref.To("sg-3")), new TrafficRule(443, Ref.To("0.0.0.0/0"))],
    };

    [Fact]
    public void Diff_GroupAsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Want, Have));

    [Fact]
    public void Diff_OtherGroupName_Replaces() =>
        Assert.Equal(["GroupName: demo-alb-group -> other!"], Diffs.Of(Want with { GroupName = "other" }, Have));

    [Fact]
    public void Diff_OtherDescription_Replaces() =>
        Assert.Equal(["GroupDescription: The ALB -> Other!"], Diffs.Of(Want with { GroupDescription = "Other" }, Have));

    [Fact]
    public void Diff_OtherVpc_Replaces() => Assert.Equal(["VpcId: vpc-1 -> vpc-2!"], Diffs.Of(Want with { VpcId = Ref.To("vpc-2") }, Have));

    [Fact]
    public void Diff_RulesInOtherOrder_IsEmpty() => Assert.Empty(RulesDiff(
        ingress: [ExistingRule.Tcp(8888, "sg-2")],
        egress: [ExistingRule.Tcp(443, "0.0.0.0/0"), ExistingRule.Tcp(8080, "sg-3")]));

    [Fact]
    public void Diff_RulesOfNewGroup_TakesAwayWhatAwsLetsOut() => Assert.Equal(
        [
            $"SecurityGroupIngress:  -> {Tcp(8888, "sg-2")}",
            $"SecurityGroupEgress: all 0.0.0.0/0 -> {Tcp(443, "0.0.0.0/0")}, {Tcp(8080, "sg-3")}",
        ],
        RulesDiff(ingress: [], egress: [ExistingRule.AllowAll]));

    [Fact]
    public void Diff_RuleAddedBySomeone_Updates() => Assert.Equal(
        [$"SecurityGroupIngress: {Tcp(8888, "10.0.0.0/8")}, {Tcp(8888, "sg-2")} -> {Tcp(8888, "sg-2")}"],
        RulesDiff(
            ingress: [ExistingRule.Tcp(8888, "sg-2"), ExistingRule.Tcp(8888, "10.0.0.0/8")],
            egress: [ExistingRule.Tcp(443, "0.0.0.0/0"), ExistingRule.Tcp(8080, "sg-3")]));

    private static string Tcp(int port, string peer) => $"tcp {port} {peer}";

    private static IReadOnlyList<string> RulesDiff(EquatableList<ExistingRule> ingress, EquatableList<ExistingRule> egress)
    {
        var outputs = new Outputs();
        outputs.Set(Have);
        var state = new SecurityGroupRulesState(Rules.Id, Diffs.At, "sg-1/rules") { GroupId = "sg-1", Ingress = ingress, Egress = egress };
        return [.. new SecurityGroupRulesHandler().Diff(Rules, state, outputs).Select(change => $"{change.Name}: {change.Old} -> {change.New}")];
    }
}
