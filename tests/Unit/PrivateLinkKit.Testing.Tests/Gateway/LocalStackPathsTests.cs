using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>LocalStack's internal endpoints that tools call.</summary>
public class LocalStackPathsTests : EmulatorTest
{
    [Fact]
    public async Task Info_Asked_DescribesTheInstance()
    {
        var info = await GetAsync("info");

        Assert.Equal("privatelinkkit", (string?)info["edition"]);
        Assert.NotNull((string?)info["version"]);
        Assert.False((bool?)info["is_license_activated"]);
        Assert.False((bool?)info["is_docker"]);
        Assert.True((double?)info["uptime"] >= 0);
        Assert.NotNull((string?)info["session_id"]);
        Assert.NotNull((string?)info["server_time_utc"]);
    }

    [Fact]
    public async Task Init_Asked_AllStagesAreCompletedWithoutScripts()
    {
        var init = await GetAsync("init");

        Assert.Equal(
            [("BOOT", true), ("START", true), ("READY", true), ("SHUTDOWN", false)],
            init["completed"]!.AsObject().Select(stage => (stage.Key, (bool)stage.Value!)));
        Assert.Empty(init["scripts"]!.AsArray());
    }

    [Theory]
    [InlineData("ready", true)]
    [InlineData("SHUTDOWN", false)]
    public async Task Init_OneStage_ReportsWhetherItIsCompleted(string stage, bool completed) =>
        Assert.Equal(completed, (bool)(await GetAsync($"init/{stage}"))["completed"]!);

    [Fact]
    public async Task Init_UnknownStage_IsNotFound()
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("_localstack/init/nothing")).StatusCode);
    }

    [Fact]
    public async Task StateReset_Posted_ForgetsResources()
    {
        await TestEnvironment.VpcAsync();
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync("_localstack/state/reset", content: null)).StatusCode);

        Assert.Empty((await TestEnvironment.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task StateReset_NotPosted_ForgetsNothing()
    {
        await TestEnvironment.VpcAsync();
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.GetAsync("_localstack/state/reset")).StatusCode);

        Assert.Single((await TestEnvironment.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs);
    }

    [Fact]
    public async Task UnknownPath_Asked_IsNotFoundWithItsName()
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        var answer = await http.GetAsync("_localstack/diagnose");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/_localstack/diagnose", await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonObject> GetAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };
        return (await http.GetFromJsonAsync<JsonObject>($"_localstack/{path}"))!;
    }
}
