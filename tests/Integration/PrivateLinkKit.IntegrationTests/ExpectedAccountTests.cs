using Amazon.EC2;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.IntegrationTests.Hosting;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Credentials of another account than expected.</summary>
public class ExpectedAccountTests
{
    private const string Other = "111122223333";
    private const string RoleAccount = "222222222222";
    private const string Role = $"arn:aws:iam::{RoleAccount}:role/deployer";

    private static readonly PrivateLinkStack Stack = Stacks.Service().Build();

    [Fact]
    public async Task EveryOperation_CredentialsOfAnotherAccount_IsRefusedAfterOneCallToSts()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        edge.Aws.Requests.Clear();
        using var privateLink = Provisioner(edge, options => options.ExpectedAccount = Other);

        foreach (var operation in Operations(privateLink, plan, Stack))
        {
            var error = await Assert.ThrowsAsync<WrongAccountException>(operation);

            Assert.Equal((Other, TestEnvironment.Account, "ExpectedAccount"), (error.ExpectedAccount, error.ActualAccount, error.ExpectedBy));
            Assert.Equal($"The credentials are of account {TestEnvironment.Account}, and ExpectedAccount expects {Other}. "
                + $"Use credentials of {Other}, or correct ExpectedAccount.", error.Message);
        }

        Assert.Equal(["GetCallerIdentity"], edge.Aws.Requests.Select(request => request.Operation));
    }

    [Fact]
    public async Task EveryOperation_ExpectedCredentials_AsksStsOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var privateLink = Provisioner(edge, options => options.ExpectedAccount = TestEnvironment.Account);

        var plan = await privateLink.PlanAsync(Stack);
        await privateLink.ApplyAsync(plan);
        await privateLink.DestroyAsync(Stack);

        Assert.Single(edge.Aws.Requests, request => request.Operation == "GetCallerIdentity");
        Assert.StartsWith($"Plan for dogs in {TestEnvironment.Account}/{TestEnvironment.Region}: ", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryOperation_NamedAccountWithoutARole_IsThatOfTheHostsOwnCredentials()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().InAccount("own").Build();
        using var privateLink = Provisioner(edge, options =>
        {
            options.Accounts["own"] = new AccountOptions { ExpectedAccount = Other };
            options.Lock = StackLocks.None;
        });

        foreach (var operation in Operations(privateLink, await edge.PrivateLink.PlanAsync(Stack), stack))
        {
            Assert.Equal("Accounts:own:ExpectedAccount", (await Assert.ThrowsAsync<WrongAccountException>(operation)).ExpectedBy);
        }
    }

    [Fact]
    public async Task Plan_EdgeWithoutSts_IsRefused()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("GetCallerIdentity").Fail("InternalFailure", "The operation is not implemented.", 501);
        using var privateLink = Provisioner(edge, options => options.ExpectedAccount = TestEnvironment.Account);

        var error = await Assert.ThrowsAsync<WrongAccountException>(() => privateLink.PlanAsync(Stack));

        Assert.Null(error.ActualAccount);
        Assert.Contains("STS cannot be asked", error.Message, StringComparison.Ordinal);
        Assert.Equal(["GetCallerIdentity"], edge.Aws.Requests.Select(request => request.Operation));
    }

    [Fact]
    public async Task Plan_Ec2ClientOfTheHostWithoutOneOfSts_IsRefusedWithoutACall()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.Services.AddSingleton<IAmazonEC2>(edge.Ec2), ("ExpectedAccount", TestEnvironment.Account));

        var error = await Assert.ThrowsAsync<WrongAccountException>(() => host.Services.GetRequiredService<PrivateLinkProvisioner>().PlanAsync(Stack));

        Assert.Contains("IAmazonSecurityTokenService", error.Message, StringComparison.Ordinal);
        Assert.Empty(edge.Aws.Requests);
    }

    [Fact]
    public async Task Plan_SessionInAnotherAccountThanItsRole_IsNotUsed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var sts = new OtherSession(edge.Aws.ServiceUrl);
        await sts.StartAsync();
        using var privateLink = Provisioner(edge, options => options.ServiceUrl = sts.Url);

        var error = await Assert.ThrowsAsync<WrongAccountException>(() => privateLink.PlanAsync(Stacks.Service().AsRole(Role).Build()));

        Assert.Equal((RoleAccount, Other, Role), (error.ExpectedAccount, error.ActualAccount, error.ExpectedBy));
        Assert.All(edge.Aws.Requests, request => Assert.Equal("AssumeRole", request.Operation));
    }

    private static Func<Task>[] Operations(PrivateLinkProvisioner privateLink, Plan plan, PrivateLinkStack stack) =>
        [() => privateLink.PlanAsync(stack), () => privateLink.PlanAsync([stack]), () => privateLink.ApplyAsync(plan), () => privateLink.DestroyAsync(stack)];

    private static PrivateLinkProvisioner Provisioner(TestEnvironment edge, Action<PrivateLinkOptions> configure)
    {
        var options = edge.Options();
        configure(options);
        return new PrivateLinkProvisioner(options);
    }

    /// <summary>An edge whose STS opens sessions of roles in another account.</summary>
    private sealed class OtherSession(Uri edge) : ForwardingEdge(edge)
    {
        protected override string Answer(string request, string answer) =>
            answer.Replace($":sts::{RoleAccount}:", $":sts::{Other}:", StringComparison.Ordinal);
    }
}
