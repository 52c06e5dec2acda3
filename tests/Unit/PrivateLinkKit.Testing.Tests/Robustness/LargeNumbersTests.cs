using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Services;
using PrivateLinkKit.Testing.Tests.Services.Ecs;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Syntactically valid numbers that would keep an emulator busy forever; AWS has quotas for them.</summary>
public class LargeNumbersTests
{
    [Theory]
    [InlineData(1001)]
    [InlineData(int.MaxValue)]
    public async Task RunInstances_MoreThanAnAccountMayRun_IsRefused(int count)
    {
        await using var lab = await TestEnvironment.StartAsync();
        var subnetId = await lab.SubnetAsync(await lab.VpcAsync(), "10.0.0.0/16");

        var (status, text) = await lab.PostAsync($"Action=RunInstances&ImageId=ami-0123456789abcdef0&SubnetId={subnetId}&MinCount={count}&MaxCount={count}");

        Assert.Equal(400, status);
        Assert.Contains("<Code>InstanceLimitExceeded</Code>", text);
    }

    [Theory]
    [InlineData(5001)]
    [InlineData(int.MaxValue)]
    public async Task UpdateService_MoreTasksThanAServiceMayHave_IsRefused(int count)
    {
        await using var site = await Site.StartAsync();
        await site.Ecs.CreateClusterAsync(new Amazon.ECS.Model.CreateClusterRequest());
        await site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
        await site.Ecs.CreateServiceAsync(Web.Service(site));

        var answer = await site.EcsAsync("UpdateService", new JsonObject { ["service"] = "web", ["desiredCount"] = count });

        Assert.Equal("InvalidParameterException", (string?)answer["__type"]);
    }
}
