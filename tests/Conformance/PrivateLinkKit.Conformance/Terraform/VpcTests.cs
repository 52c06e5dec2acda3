using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Terraform;

/// <summary>Life cycles of Terraform roots of closed VPCs.</summary>
public class VpcTests(ITestOutputHelper output) : LifeCycle(output)
{
    [TerraformFact]
    public async Task PrivateTasks_WithoutAnEndpoint_DoNotStart()
    {
        await using var aws = await Scenario.StartAsync();
        using var root = await TerraformRoot.InitAsync("PrivateTasks", aws, Account);

        await ApplyAsync(root);
        var started = await RunningAsync(aws);
        await root.RunAsync("apply", "-auto-approve", "-refresh=false", """-var=endpoints=["ecr.api", "ecr.dkr", "secretsmanager"]""");
        await Cli(aws).RunAsync($"ecs stop-task --cluster orders --task {started.Single()}");
        var replaced = await RunningAsync(aws);
        var reasons = await StoppedReasonsAsync(aws);
        await root.RunAsync("destroy", "-auto-approve");

        Assert.Empty(replaced);
        Assert.Contains(reasons, reason => reason.Contains("There is a connection issue between the task and Amazon CloudWatch", StringComparison.Ordinal));
        await AssertNothingLeftAsync(aws);
    }

    [TerraformFact]
    public async Task NetworkAcls_AppliedUsedAndDestroyed_JudgeByTheirNumberedRules()
    {
        await using var aws = await Scenario.StartAsync();
        aws.Images.Add("ami-0123456789abcdef0", TaskApiImage.Map).OnPorts(443, 8080, 8081);
        using var root = await TerraformRoot.InitAsync("NetworkAcls", aws, Account);

        await ApplyAsync(root);
        var outputs = await root.OutputsAsync();
        var (admitted, denied, isolated) = (await AskAsync("private", 8080), await AskAsync("private", 8081), await AskAsync("isolated", 443));
        var drops = aws.Network.Drops.Select(drop => drop.Reason).ToList();
        await root.RunAsync("destroy", "-auto-approve");

        const int proxyFailed = 97;
        Assert.Equal(200, admitted.Status);
        Assert.Equal((proxyFailed, proxyFailed), (denied.ExitCode, isolated.ExitCode));
        Assert.Collection(
            drops,
            reason => Assert.Contains("inbound rule 90 denies tcp 8081", reason, StringComparison.Ordinal),
            reason => Assert.Contains("outbound rule * denies answers", reason, StringComparison.Ordinal));
        Assert.Equal("3", outputs("acls"));
        await AssertNothingLeftAsync(aws);

        Task<CurlAnswer> AskAsync(string instance, int port) =>
            Curl.GetAsync(aws.SocksEndPoint, $"{outputs("public")}:-", $"http://{outputs(instance)}:{port}/api/tasks");
    }

    private static async Task<IReadOnlyList<string>> RunningAsync(EmbeddedAws aws) =>
        (await Cli(aws).RunAsync("ecs list-tasks --cluster orders --desired-status RUNNING")).Texts("taskArns");

    private static async Task<IReadOnlyList<string>> StoppedReasonsAsync(EmbeddedAws aws)
    {
        var stopped = (await Cli(aws).RunAsync("ecs list-tasks --cluster orders --desired-status STOPPED")).Texts("taskArns");
        var tasks = await Cli(aws).RunAsync($"ecs describe-tasks --cluster orders --tasks {string.Join(' ', stopped)}");
        return tasks.Texts("tasks", "stoppedReason");
    }
}
