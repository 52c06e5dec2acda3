using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Terraform;

/// <summary>Life cycles of roots whose instances an Auto Scaling group launches.</summary>
public class InstancesTests(ITestOutputHelper output) : LifeCycle(output)
{
    [TerraformFact]
    public async Task Scaled_AppliedUsedAndDestroyed_AnswersFromInstancesOfTheGroup()
    {
        await using var aws = await Scenario.StartAsync();
        aws.Images.Add("ami-0123456789abcdef0", TaskApiImage.Map);

        var outputs = await UseAsync(aws, "Scaled");

        Assert.Equal(2, outputs("instances").Split(' ').Length);
    }

    [TerraformFact]
    public async Task Hosts_AppliedUsedAndDestroyed_AnswersFromTasksOnInstances()
    {
        await using var aws = await Scenario.StartAsync();

        await UseAsync(aws, "Hosts");

        Assert.Contains(aws.Requests, request => request.Operation is "PutClusterCapacityProviders");
    }

    /// <summary>Applies a root, gets its page, destroys it, and returns its outputs.</summary>
    private async Task<Func<string, string>> UseAsync(EmbeddedAws aws, string name)
    {
        using var root = await TerraformRoot.InitAsync(name, aws, Account);
        await ApplyAsync(root);
        var outputs = await root.OutputsAsync();
        var tasks = await Curl.GetAsync(aws.SocksEndPoint, $"{outputs("vpc")}:-", outputs("url"));
        await root.RunAsync("destroy", "-auto-approve");

        Assert.Equal(200, tasks.Status);
        Assert.Contains("This is task 3", tasks.Body, StringComparison.Ordinal);
        await AssertNothingLeftAsync(aws);
        return outputs;
    }
}
