namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>Permissions of an endpoint service added and removed by the stack and by others.</summary>
public class PermissionTests
{
    private const string Customer = "arn:aws:iam::222222222222:root";
    private const string Guest = "arn:aws:iam::333333333333:root";

    private static readonly PrivateLinkStack Stack = Stacks.Service().AllowPrincipal(Customer).WithConsumer().Build();

    [Fact]
    public async Task Apply_PrincipalReplaced_AllowsOursAndLeavesTheOther()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Stack)).Outcomes.Single(outcome => outcome.LogicalId == "dogs/endpoint-service").PhysicalId;
        await edge.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service, AddAllowedPrincipals = [Guest],
            RemoveAllowedPrincipals = [Customer] });

        await edge.ApplyAsync(Stack);

        var allowed = (await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = service })).AllowedPrincipals.Select(
            entry => entry.Principal);
        Assert.Equal([Customer, Guest], allowed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Apply_ExclusivePrincipals_TakesAwayWhatOthersAllowed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().AllowPrincipal(Customer).ExclusivePrincipals().Build();
        var service = (await edge.ApplyAsync(stack)).Outcomes.Single(outcome => outcome.LogicalId == "dogs/endpoint-service").PhysicalId;
        await edge.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service, AddAllowedPrincipals = [Guest] });

        var plan = await edge.PrivateLink.PlanAsync(stack);
        await edge.PrivateLink.ApplyAsync(plan);

        var difference = Assert.Single(plan.Changes.SelectMany(change => change.Properties));
        Assert.Equal(("AllowedPrincipals", $"{Customer}, {Guest} (allowed by others)", Customer), (difference.Name, $"{difference.Old}", $"{difference.New}"));
        Assert.Equal(Customer,
            Assert.Single((await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = service })).AllowedPrincipals).Principal);
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_PermissionThatWasNeverMarked_IsMarkedAndLaterTakenAway()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("CreateTags").Times(100).Fail("UnauthorizedOperation", status: 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stacks.Service().AllowPrincipals(Customer, Guest).Build()));
        edge.Aws.Faults.Clear();

        await edge.ApplyAsync(Stacks.Service().AllowPrincipals(Customer, Guest).Build());
        var result = await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Guest).Build());

        var service = result.ServiceName![(result.ServiceName!.LastIndexOf('.') + 1)..];
        var allowed = (await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = service })).AllowedPrincipals;
        Assert.Equal(Guest, Assert.Single(allowed).Principal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_OtherDescriptionAfterAPermissionThatWasNeverMarked_TakesItAway(bool existed)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var alone = Stacks.Service().AllowPrincipal(Customer).Build();
        if (existed)
        {
            await edge.ApplyAsync(alone);
        }

        edge.Aws.Faults.On("CreateTags").Skip(existed ? 1 : 0).Times(100).Fail("UnauthorizedOperation", status: 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stacks.Service().AllowPrincipals(Customer, Guest).Build()));
        edge.Aws.Faults.Clear();

        var result = await edge.ApplyAsync(alone);

        var service = result.ServiceName![(result.ServiceName!.LastIndexOf('.') + 1)..];
        Assert.Equal(Customer,
            Assert.Single((await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = service })).AllowedPrincipals).Principal);
        Assert.True((await edge.PrivateLink.PlanAsync(alone)).IsEmpty);
    }

    [Fact]
    public async Task Apply_PrincipalTakenOutOfTheStack_MayNotConnectAnyMore()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().AllowPrincipals(Customer, Guest).Build());

        var result = await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Guest).Build());

        using var customer = edge.Ec2As("222222222222");
        var refused = await Assert.ThrowsAsync<Amazon.EC2.AmazonEC2Exception>(() =>
            customer.DescribeVpcEndpointServicesAsync(new() { ServiceNames = [result.ServiceName] }));
        Assert.Equal("InvalidServiceName", refused.ErrorCode);
    }
}
