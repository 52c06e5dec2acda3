using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Samples;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Terraform;

/// <summary>Life cycles of Terraform roots, with the real Terraform.</summary>
public class TerraformTests(ITestOutputHelper output) : LifeCycle(output)
{
    [TerraformFact]
    public async Task TaskApi_AppliedUsedAndDestroyed_LeavesNothing()
    {
        await using var aws = await Scenario.StartAsync();
        using var root = await TerraformRoot.InitAsync("TaskApi", aws, Account);

        await ApplyAsync(root);
        var outputs = await root.OutputsAsync();
        var tasks = await Curl.GetAsync(aws.SocksEndPoint, $"{outputs("client")}:-", outputs("url"));
        await root.RunAsync("destroy", "-auto-approve");

        Assert.Equal(200, tasks.Status);
        Assert.Contains("This is task 3", tasks.Body, StringComparison.Ordinal);
        await AssertNothingLeftAsync(aws);
    }

    [TerraformFact]
    public async Task TaggedInstance_AppliedAndDestroyed_HasTheDefaultTagsAndLeavesNothing()
    {
        await using var aws = await Scenario.StartAsync();
        using var root = await TerraformRoot.InitAsync("TaggedInstance", aws, Account);

        await ApplyAsync(root);
        var outputs = await root.OutputsAsync();
        var account = new Holdings(aws, Account);
        var (instance, address) = (await account.TagsAsync(outputs("instance")), await account.TagsAsync(outputs("address")));
        await root.RunAsync("destroy", "-auto-approve");

        Assert.Equal(["Environment=production", "Name=instance", "Owner=platform"], instance);
        Assert.Equal(["Environment=test", "Owner=platform"], address);
        await AssertNothingLeftAsync(aws);
    }

    [TerraformFact]
    public async Task Names_AppliedUsedAndDestroyed_ResolveInsideAndOutside()
    {
        await using var aws = await Scenario.StartAsync();
        aws.Images.Add("ami-0123456789abcdef0", TaskApiImage.Map);
        using var root = await TerraformRoot.InitAsync("Names", aws, Account);

        await ApplyAsync(root);
        var outputs = await root.OutputsAsync();
        var tasks = await Curl.GetAsync(aws.SocksEndPoint, "internet:-", "http://www.example.com/api/tasks");
        string[] vpcs = [outputs("vpc"), outputs("other")];
        var resolved = vpcs.Select(vpc => aws.Network.Resolve(vpc, "a.shop.internal").Count).ToList();
        await root.RunAsync("destroy", "-auto-approve");

        Assert.Equal((200, $"{outputs("zone")} shop.internal"), (tasks.Status, outputs("zones")));
        Assert.Equal([1, 1], resolved);
        Assert.Empty(await aws.PublicDns.QueryAsync("example.com", "NS"));
        await AssertNothingLeftAsync(aws);
    }
}
