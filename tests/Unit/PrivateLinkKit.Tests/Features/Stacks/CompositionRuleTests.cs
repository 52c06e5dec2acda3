using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>What features of other projects compose is checked before any call to AWS.</summary>
public class CompositionRuleTests
{
    [Fact]
    public void Compose_InvalidResources_ReportsAllTogether()
    {
        var errors = Errors(context =>
        [
            new ElasticIp(new LogicalId("customer", "ip"), context.At),
            new ElasticIp(context.Id("with blank"), context.At),
            new ElasticIp(context.Id("there"), new Placement("us-east-1")),
            new ElasticIp(context.Id("twice"), context.At),
            new ElasticIp(context.Id("twice"), context.At),
            new ElasticIp(context.Id("early"), context.At) { After = [context.Id("nowhere")] },
            new ElasticIp(context.Id("foreign"), context.At) { ReadyAfter = [new LogicalId("customer", "endpoint")] },
            new ElasticIp(context.Id("tagged"), context.At) { Tags = [new("team", "a"), new("team", "b"), new("aws:own", "c")] },
        ]);

        Assert.Equal(
        [
            ("customer/ip", "customer/ip"),
            ("task-api/early", "task-api/nowhere"),
            ("task-api/foreign", "customer/endpoint"),
            ("task-api/tagged", "aws:own"),
            ("task-api/tagged", "team"),
            ("task-api/there", "us-east-1"),
            ("task-api/twice", "task-api/twice"),
            ("task-api/with blank", "task-api/with blank"),
        ], errors);
    }

    [Fact]
    public void Compose_UnknownReference_NamesIt()
    {
        var error = Assert.Single(Errors(context =>
            [new NatGateway(context.Id("nat"), context.At) { SubnetId = Ref.To(context.Id("lost")), AllocationId = Ref.To("eipalloc-1") }]));

        Assert.Equal(("task-api/nat", "task-api/lost"), error);
    }

    [Fact]
    public void Compose_ChecksOfAnotherUnitOrPlace_ReportsBoth() => Assert.Equal(
        [("customer/zones", "customer/zones"), ("task-api/zones", "us-east-1")],
        Errors(Describe.TaskApi().Add(new Probe("outside")
        {
            Preflight = context =>
            [
                new ZoneCheck(new LogicalId("customer", "zones"), context.At, ["us-east-1a"]),
                new ZoneCheck(context.Id("zones"), new Placement("us-east-1"), ["us-east-1a"]),
            ],
        })));

    [Fact]
    public void Compose_ReferencesToTheServiceAndTagsWithOwn_AreValid() => Assert.Empty(Errors(context =>
    [
        new ElasticIp(context.Id("ip"), context.At)
        {
            After = [context.Require<ExposedService>().Id],
            Tags = context.TagsWith(new Tag("team", "mine"), new Tag("team", "last")),
        },
    ]));

    [Fact]
    public void Compose_TwoFeaturesLackOutputs_ReportsBoth()
    {
        var stack = Describe.Existing().Add(Lacking("a")).Add(Lacking("b"));

        Assert.Equal(["task-api/a", "task-api/b"], Errors(stack).Select(error => error.Id));

        static Probe Lacking(string name) => new(name) { Resources = context => [new ElasticIp(context.Require<UnitNetwork>().Id, context.At)] };
    }

    private static IEnumerable<(string Id, string Value)> Errors(Func<FeatureContext, IEnumerable<Resource>> resources) =>
        Errors(Describe.TaskApi().Add(new Probe("outside") { Resources = resources }));

    private static IEnumerable<(string Id, string Value)> Errors(PrivateLinkStackBuilder stack)
    {
        try
        {
            stack.Compose();
            return [];
        }
        catch (StackValidationException failure)
        {
            return failure.Errors.Select(error => (error.LogicalId, error.Value)).Order();
        }
    }
}
