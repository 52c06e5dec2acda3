using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Features.Stacks;
using PrivateLinkKit.Tests.Engine.Planning;

namespace PrivateLinkKit.Tests.Engine.Ownership;

public class AppliedRevisionTagTests
{
    private static readonly string Described = Of(same => same);

    public static TheoryData<string, string> OtherDescriptions => new()
    {
        { "environment", Of(task => task.WithEnvironment("MODE", "quiet")) },
        { "image", Of(task => task.Image("dogs:2")) },
        { "count", Of(task => task.Count(3)) },
        { "tags", Of(same => same, stack => stack.WithTag("team", "dogs")) },
        { "principals", Of(same => same, stack => stack.AllowPrincipal("222222222222")) },
        { "region", Of(same => same, region: "eu-central-1") },
    };

    [Fact]
    public void Of_SameDescription_IsTheSame() => Assert.Equal(Described, Of(same => same));

    /// <summary>A hash of a short value reveals the value.</summary>
    [Fact]
    public void Of_OtherValueOfAVariable_IsTheSame() =>
        Assert.Equal(Of(task => task.WithEnvironment("PASSWORD", "one")), Of(task => task.WithEnvironment("PASSWORD", "two")));

    /// <summary>A record of another project shows all of its values as text.</summary>
    [Fact]
    public void Of_OtherSecretOfAnOutsideKind_IsTheSame()
    {
        Assert.Equal(Of("one"), Of("two"));
        Assert.NotEqual(Of("one"), Of(null));

        static string Of(string? password) => AppliedRevisionTag.Of(
            new ResourceGraph("toys", [new Toy(new("toys/box")) { Password = password }], [new Placement("eu-west-1")]), [], _ => new ToyRules(), _ => null);
    }

    [Theory]
    [MemberData(nameof(OtherDescriptions))]
    public void Of_AnythingElse_Differs(string what, string other) => Assert.False(Described == other, what);

    private static string Of(Func<FargateBuilder, FargateBuilder> task, Func<PrivateLinkStackBuilder, PrivateLinkStackBuilder>? more = null,
        string region = "eu-west-1")
    {
        var stack = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones($"{region}a", $"{region}b"))
            .RunOnFargate(fargate => task(fargate.Image("dogs").Port(8080)))
            .ViaNlb(nlb => nlb.Listen(8080));
        return AppliedRevisionTag.Of(StackComposer.Compose((more ?? (same => same))(stack).Build(), region), [], BuiltInModules.Set.Kind, _ => null);
    }
}
