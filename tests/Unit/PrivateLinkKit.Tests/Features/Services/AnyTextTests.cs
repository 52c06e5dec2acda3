using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Services;

/// <summary>Rules accept any input: a description is valid or has errors, and never causes an exception in a rule.</summary>
public class AnyTextTests
{
    private static readonly string[] Seeds =
    [
        "", "*", "/", ":", "10.0.0.0/16", "10.0.0.0/33", "::1/64", "arn:aws:iam::1:role/x", "arn:aws:sts::111111111111:assumed-role", "arn:::::",
        "eu-west-1a", "sg-", "aws:x", "é", "x=y", "200-",
    ];

    private static readonly Arbitrary<string> Texts =
        Gen.OneOf(Gen.Elements(Seeds), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get)).ToArbitrary();

    [Fact]
    public void Build_AnyTexts_IsValidOrHasFaults() => Prop.ForAll(Texts, Texts, Texts, (one, two, three) =>
    {
        var description = PrivateLink.ExposeService(one).InRegion(two).AsRole(three, one)
            .InVpc(vpc => vpc.Cidr(two).AcrossZones(three, one))
            .RunOnFargate(task => task
                .Image(one).WithEnvironment(two, three).WithSecret(one, two).ContainerName(one)
                .ExecutionRole(three).TaskRole(one).UseLogGroup(two).UseCluster(three))
            .BehindAlb(alb => alb.WithName(two).HealthCheck(three, check => check.Expect(one)))
            .ViaNlb(nlb => nlb.WithName(three).AdmitFrom(one, two).HealthCheck(two, check => check.Expect(three)))
            .AllowPrincipals(one, two, three)
            .WithTag(one, two)
            .ConsumeFrom(two, c => c.InRegion(one).AsRole(two).AdmitFrom(three).WithTag(two, three))
            .ConsumeFrom(three, c => c.UseVpc(one, vpc => vpc.UseSubnets(two, three).Cidr(one)));

        return Faults.Of(description).All(fault => fault.Problem.Length > 0 && fault.Remedy.Length > 0);
    }).QuickCheckThrowOnFailure();
}
