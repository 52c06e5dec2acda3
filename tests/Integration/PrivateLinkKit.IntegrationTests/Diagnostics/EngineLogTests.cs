using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.IntegrationTests.Diagnostics;

public class EngineLogTests
{
    private const string Secret = "a-password-of-mine";
    private static readonly PrivateLinkStack Stack = Stacks.Workload(task => task.WithEnvironment("PASSWORD", Secret)).ViaNlb(nlb => nlb.Listen(8080))
        .WithConsumer().Build();

    [Fact]
    public async Task Verbs_Succeed_SayWhatTheyDid()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        using var privateLink = new PrivateLinkProvisioner(edge.Options(), heard.Logging);

        var plan = await privateLink.PlanAsync(Stack);
        var result = await privateLink.ApplyAsync(plan);
        await privateLink.DestroyAsync(Stack);

        Assert.Equal(3, heard.Said.Count(said => said.Id is 1000));
        Assert.StartsWith($"Stack dogs is planned: {plan.Changes.Count} to create, 0 to update, 0 to replace, 0 to delete, 0 unchanged;",
            Text(heard, 1003), StringComparison.Ordinal);
        Assert.StartsWith($"Stack dogs is applied: {result.Outcomes.Count} changes done with {result.Calls.Values.Sum()} AWS calls", Text(heard, 1004),
            StringComparison.Ordinal);
        Assert.StartsWith("Stack dogs is destroyed: ", Text(heard, 1005), StringComparison.Ordinal);
        Assert.All(result.Outcomes, outcome =>
            Assert.Contains(heard.Said, said => said.Id is 1012 && said.Text.Contains($"Create {outcome.LogicalId} (", StringComparison.Ordinal)));
        Assert.DoesNotContain(heard.Said, said => said.Level > LogLevel.Information);
    }

    [Fact]
    public async Task Everything_LoggedWithSecretSettings_ContainsNone()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        var options = edge.Options();
        options.Credentials = new BasicAWSCredentials(TestEnvironment.Account, "a-key-of-mine");
        using var privateLink = new PrivateLinkProvisioner(options, heard.Logging);
        await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));
        var changed = Stacks.Workload(task => task.WithEnvironment("PASSWORD", $"{Secret}-2")).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();
        edge.Aws.Faults.On("UpdateService").Fail("InvalidParameterException");

        await Assert.ThrowsAsync<ApplyException>(async () => await privateLink.ApplyAsync(await privateLink.PlanAsync(changed)));

        var told = heard.Said.Select(said => $"{said.Text} {said.Error}")
            .Concat(heard.Activities.SelectMany(activity => activity.TagObjects).Concat(heard.Measured.SelectMany(measured => measured.Tags))
            .Select(tag => $"{tag.Key} {tag.Value}"))
            .Concat(heard.Activities.Select(activity => $"{activity.DisplayName} {activity.StatusDescription}"));
        Assert.DoesNotContain(told, text => text.Contains("of-mine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Apply_ACreateIsRefused_ChangeAndVerbSayIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        using var privateLink = new PrivateLinkProvisioner(edge.Options(), heard.Logging);
        edge.Aws.Faults.On("CreateLoadBalancer").Fail("TooManyLoadBalancers");

        var error = await Assert.ThrowsAsync<ApplyException>(async () => await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack)));

        var change = Assert.Single(heard.Said, said => said.Id is 1013);
        Assert.Contains("dogs/nlb", change.Text, StringComparison.Ordinal);
        Assert.Equal("TooManyLoadBalancers", Assert.IsAssignableFrom<AmazonServiceException>(change.Error).ErrorCode);
        Assert.Same(error, Assert.Single(heard.Said, said => said.Id is 1002).Error);
    }

    [Fact]
    public async Task Apply_Weather_IsSaidForDebugging()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        using var privateLink = new PrivateLinkProvisioner(edge.Options(), heard.Logging);
        edge.Aws.Faults.On("CreateSubnet").Times(2).Throttle();
        edge.Aws.Faults.On("CreateVpc").LoseAnswer();
        edge.Aws.Faults.On("DescribeNatGateways").ResetConnection();
        edge.Aws.Faults.On("CreateSecurityGroup").Fail("InvalidVpcID.NotFound");

        await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));

        Assert.Contains("CreateSubnet in eu-west-1", heard.Said.First(said => said.Id is 1020).Text, StringComparison.Ordinal);
        Assert.Equal(2, heard.Said.Count(said => said.Id is 1020 or 1021));
        Assert.Contains("DescribeNatGateways (attempt 1)", Text(heard, 1022), StringComparison.Ordinal);
        Assert.Contains("CreateSecurityGroup with InvalidVpcID.NotFound", Text(heard, 1023), StringComparison.Ordinal);
        Assert.Contains("/vpc", Text(heard, 1024), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAndApply_AnotherHostAtWork_SayIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        using var privateLink = new PrivateLinkProvisioner(edge.Options(), heard.Logging);
        var plan = await privateLink.PlanAsync(Stack);
        edge.Aws.Faults.On("DescribeTags").Run(() => AddDuplicateOfVpcAsync(edge).GetAwaiter().GetResult());

        await privateLink.ApplyAsync(plan);

        Assert.Contains("stack dogs", Text(heard, 1030), StringComparison.Ordinal);
        Assert.Contains("duplicates of dogs/vpc", Text(heard, 1031), StringComparison.Ordinal);
        Assert.Equal(2, (await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs.Count);
    }

    private static List<Tag> Owned(string logicalId) =>
    [
        new("privatelinkkit:stack", "dogs"),
        new("privatelinkkit:home", TestEnvironment.Home),
        new("privatelinkkit:id", logicalId),
    ];

    private static string Text(CapturedLog heard, int id) => Assert.Single(heard.Said, said => said.Id == id).Text;

    private static Task AddDuplicateOfVpcAsync(TestEnvironment edge) => edge.Ec2.CreateVpcAsync(new CreateVpcRequest
    {
        CidrBlock = "10.20.0.0/24",
        TagSpecifications =
        [
            new TagSpecification
            {
                ResourceType = ResourceType.Vpc,
                Tags = Owned("dogs/vpc"),
            },
        ],
    });
}
