using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.EndpointServices;

/// <summary>Allowed principals, and acceptance.</summary>
public class PrincipalRulesTests
{
    private const string Id = "task-api/endpoint-service";

    [Theory]
    [InlineData("222222222222")]
    [InlineData("arn:aws:iam::222222222222:root")]
    [InlineData("arn:aws:iam::222222222222:user/ann@example.com")]
    [InlineData("arn:aws:iam::222222222222:role/deploy")]
    public void AllowPrincipal_RootUserOrRole_IsValid(string principal) => Faults.None(Describe.Existing().AllowPrincipal(principal));

    [Theory]
    [InlineData("")]
    [InlineData("22222222222")]
    [InlineData("arn:aws:iam::222222222222:group/admins")]
    [InlineData("arn:aws:iam::222222222222:role/*")]
    [InlineData("arn:aws:iam::222222222222:role/")]
    [InlineData("arn:aws:iam::*:root")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("ecs.amazonaws.com")]
    public void AllowPrincipal_SomethingElse_IsAFault(string principal) => Faults.Only(Describe.Existing().AllowPrincipal(principal), Id, principal);

    [Theory]
    [InlineData("arn:aws:iam::222222222222:role/ci/eu/deploy", "arn:aws:iam::222222222222:role/deploy")]
    [InlineData("arn:aws:iam::222222222222:user/ops/ann", "arn:aws:iam::222222222222:user/ann")]
    [InlineData("arn:aws:sts::222222222222:assumed-role/deploy/session", "arn:aws:iam::222222222222:role/deploy")]
    public void AllowPrincipal_PathOrSession_IsAFaultThatNamesTheRightOne(string principal, string right) =>
        Assert.Contains(right, Faults.Only(Describe.Existing().AllowPrincipal(principal), Id, principal).Remedy, StringComparison.Ordinal);

    [Fact]
    public void AllowPrincipal_Wildcard_IsAFaultThatNamesTheVerb() =>
        Assert.Contains("AllowAnyPrincipal()", Faults.Only(Describe.Existing().AllowPrincipal("*"), Id, "*").Remedy, StringComparison.Ordinal);

    [Fact]
    public void AllowAnyPrincipal_WithoutAcceptance_IsAFaultUnlessSaid()
    {
        Faults.Only(Describe.Existing().AllowAnyPrincipal(), Id, "*");
        Faults.None(Describe.Existing().AllowAnyPrincipal().RequireAcceptance());
        Faults.None(Describe.Existing().AllowAnyPrincipalWithoutAcceptance());
    }

    [Fact]
    public void RequireAcceptance_ThatWasWaived_IsAFault() =>
        Faults.Only(Describe.Existing().AllowAnyPrincipalWithoutAcceptance().RequireAcceptance(), Id, "*");
}
