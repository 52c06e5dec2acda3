using System.Text.Json.Nodes;

namespace PrivateLinkKit.IntegrationTests;

public class TaskApiSampleTests
{
    [Fact]
    public async Task Up_OnEmbeddedAws_IsAllAsItShouldBe()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync("TaskApi");

        Assert.True(exitCode == 0, output + errors);
        Assert.Empty(errors);
        Assert.Contains("This is task 3", output, StringComparison.Ordinal);
        Assert.Contains("Nothing that the stack owned is left.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_AsJson_IsOneDocumentWithEverything()
    {
        var (exitCode, output, _) = await SampleProcess.RunAsync("TaskApi", "up", "--json");

        var document = JsonNode.Parse(output)!;
        Assert.Equal(0, exitCode);
        Assert.True(document["success"]!.GetValue<bool>());
        Assert.StartsWith("com.amazonaws.vpce.eu-west-1.vpce-svc-", document["serviceName"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(3, document["endpoints"]![0]!["dnsNames"]!.AsArray().Count);
        Assert.Equal([200, 200], document["answers"]!.AsArray().Select(answer => answer!["status"]!.GetValue<int>()));
        Assert.True(document["secondPlanIsEmpty"]!.GetValue<bool>());
        Assert.Empty(document["left"]!.AsArray());
        Assert.Equal(["plan", "apply", "secondPlan", "destroy"], document["calls"]!.AsObject().Select(call => call.Key));
    }

    [Fact]
    public async Task Verbs_OnAnEdgeThatStaysUp_FollowOneAnother()
    {
        await using var edge = await TestEnvironment.StartAsync();
        string[] there = ["--endpoint-url", edge.Aws.ServiceUrl.ToString()];

        var plan = await SampleProcess.RunAsync("TaskApi", ["plan", .. there]);
        var apply = await SampleProcess.RunAsync("TaskApi", ["apply", .. there]);
        var again = await SampleProcess.RunAsync("TaskApi", ["plan", .. there]);
        var destroy = await SampleProcess.RunAsync("TaskApi", ["destroy", .. there]);

        Assert.All((IEnumerable<(int ExitCode, string Output, string Errors)>)[plan, apply, again, destroy], run =>
            Assert.True(run.ExitCode == 0, run.Output + run.Errors));
        Assert.Contains("0 unchanged", plan.Output, StringComparison.Ordinal);
        Assert.Contains("This is task 2", apply.Output, StringComparison.Ordinal);
        Assert.Contains("AWS matches the description", again.Output, StringComparison.Ordinal);
        Assert.Contains("resources deleted", destroy.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--endpoint-url", "nonsense")]
    [InlineData("--unknown", "x")]
    public async Task Run_BadOption_IsRefusedByName(string option, string value)
    {
        var (exitCode, _, errors) = await SampleProcess.RunAsync("TaskApi", option, value);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(option, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    public async Task Plan_NothingListensAtTheEdge_ReportsItOnStandardError(string format)
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(
            "TaskApi", ["plan", "--endpoint-url", "http://127.0.0.1:1", .. format.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(1, exitCode);
        Assert.Contains("refused (127.0.0.1:1)", errors, StringComparison.Ordinal);
        Assert.Equal(format.Length == 0, output.Length == 0);
    }
}
