using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class EndpointServiceTests
{
    private const string Ours = "arn:aws:iam::222222222222:root";
    private const string Theirs = "arn:aws:iam::333333333333:root";

    private static readonly EndpointService Want = new(new("demo", "endpoint-service"), Diffs.At)
    {
        NetworkLoadBalancerArns = [Ref.To("arn:nlb")],
        AcceptanceRequired = false,
        AllowedPrincipals = [Ours],
    };

    private static readonly EndpointServiceState Have = new(Want.Id, Diffs.At, "vpce-svc-1")
    {
        ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
        NetworkLoadBalancerArns = ["arn:nlb"],
        AcceptanceRequired = false,
        Permissions = [Own(Ours)],
        Tags = Diffs.TagsOf(Want),
    };

    [Fact]
    public void Diff_AsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Want, Have));

    [Fact]
    public void Diff_OtherLoadBalancer_Updates() =>
        Assert.Equal(["NetworkLoadBalancerArns: arn:nlb -> arn:other"], Diffs.Of(Want with { NetworkLoadBalancerArns = [Ref.To("arn:other")] }, Have));

    [Fact]
    public void Diff_AcceptanceRequired_Updates() =>
        Assert.Equal(["AcceptanceRequired: false -> true"], Diffs.Of(Want with { AcceptanceRequired = true }, Have));

    [Fact]
    public void Diff_PrincipalMissing_Updates() =>
        Assert.Equal([$"AllowedPrincipals:  -> {Ours}"], Diffs.Of(Want, Have with { Permissions = [Foreign(Theirs)] }));

    [Fact]
    public void Diff_WantedPrincipalNotMarkedAsOwn_Updates() =>
        Assert.Equal([$"AllowedPrincipals: {Ours} (allowed by others) -> {Ours}"], Diffs.Of(Want, Have with { Permissions = [Foreign(Ours)] }));

    [Fact]
    public void Diff_PrincipalAllowedByOthersAndOursExclusive_Updates() => Assert.Equal(
        [$"AllowedPrincipals: {Ours}, {Theirs} (allowed by others) -> {Ours}"],
        Diffs.Of(Want with { ExclusivePrincipals = true }, Have with { Permissions = [Own(Ours), Foreign(Theirs)] }));

    [Fact]
    public void Diff_PrincipalAllowedByOthers_IsLeftAlone() => Assert.Empty(Diffs.Of(Want, Have with { Permissions = [Own(Ours), Foreign(Theirs)] }));

    [Fact]
    public void Diff_OwnPrincipalNotWanted_Updates() =>
        Assert.Equal([$"AllowedPrincipals: {Ours}, {Theirs} -> {Ours}"], Diffs.Of(Want, Have with { Permissions = [Own(Ours), Own(Theirs)] }));

    [Fact]
    public void Output_ServiceName_IsWhatConsumersCallIt()
    {
        Assert.Equal("vpce-svc-1", Have.Output(Outputs.Id));
        Assert.Equal("com.amazonaws.vpce.eu-west-1.vpce-svc-1", Have.Output(EndpointService.ServiceName));
    }

    private static Permission Own(string principal) => new(principal, $"vpce-svc-perm-{principal}", IsOwn: true);

    private static Permission Foreign(string principal) => Own(principal) with { IsOwn = false };
}
