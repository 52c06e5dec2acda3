namespace PrivateLinkKit.Tests.Features.Stacks;

public class NameRuleTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Api")]
    [InlineData("1api")]
    [InlineData("-api")]
    [InlineData("api-")]
    [InlineData("my--api")]
    [InlineData("my_api")]
    [InlineData("api\n")]
    [InlineData("internal-api")]
    [InlineData("internal")]
    [InlineData("sg")]
    [InlineData("sg-api")]
    [InlineData("a123456789012345678901234")]
    public void Build_BadServiceName_IsAFault(string name) => Faults.Only(PrivateLink.ExposeService(name).UseNlb(Describe.Nlb), name, name);

    [Theory]
    [InlineData("a")]
    [InlineData("task-api-2")]
    [InlineData("a12345678901234567890123")]
    public void Build_GoodServiceName_IsValid(string name) => Faults.None(PrivateLink.ExposeService(name).UseNlb(Describe.Nlb));

    [Fact]
    public void Build_ConsumerNamedAsTheService_IsAFault() =>
        Faults.Only(Describe.Exposed().ConsumeFrom("task-api"), "task-api", "task-api");

    [Fact]
    public void Build_TwoConsumersOfOneName_IsAFault() =>
        Faults.Only(Describe.Exposed().ConsumeFrom("app").ConsumeFrom("app"), "app", "app");

    [Theory]
    [InlineData("internal-web")]
    [InlineData("-web")]
    [InlineData("my_web")]
    [InlineData("a23456789012345678901234567890123")]
    public void Build_BadLoadBalancerName_IsAFault(string name) =>
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.WithName(name)), "task-api/nlb", name);

    [Fact]
    public void Build_BothLoadBalancersOfOneName_IsAFault() =>
        Faults.Only(Describe.OnFargate().BehindAlb(alb => alb.WithName("web")).ViaNlb(nlb => nlb.WithName("web")), "task-api/nlb", "web");
}
