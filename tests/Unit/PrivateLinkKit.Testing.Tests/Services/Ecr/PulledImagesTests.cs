using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using PrivateLinkKit.Testing.Tests.Services.Ecs;

namespace PrivateLinkKit.Testing.Tests.Services.Ecr;

/// <summary>Images of ECR as tasks pull them.</summary>
public sealed class PulledImagesTests : TaskSite
{
    private const string Uri = $"{Site.Account}.dkr.ecr.{Site.Region}.amazonaws.com/orders/api";
    private const string OfOthers = $"{TestEnvironment.Consumer}.dkr.ecr.{Site.Region}.amazonaws.com/orders/api";

    [Fact]
    public async Task Run_ImageOfARepository_Starts()
    {
        await StartAsync();
        await RepositoryAsync("1");

        var task = await RunAsync(container => container.Image = $"{Uri}:1");

        Assert.Equal("image 1", await GetAsync(task, "/"));
    }

    [Theory]
    [InlineData($"{Uri}:2")]
    [InlineData(Uri)]
    [InlineData($"{Uri}s:1")]
    public async Task Run_ImageThatNoRepositoryHas_CannotBePulled(string image)
    {
        await StartAsync();
        await RepositoryAsync("1");

        var task = await RunAsync(container => container.Image = image);

        Assert.Equal(
            $"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found", task.StoppedReason);
    }

    [Fact]
    public async Task Register_ImageOfARepositoryWithoutExecutionRole_IsRefused()
    {
        await StartAsync();

        var error = await Refused.WithAsync("ClientException", () => Site.Ecs.RegisterTaskDefinitionAsync(Web.Definition(Uri)));

        Assert.Equal("Fargate requires task definition to have execution role ARN to support ECR images.", error.Message);
    }

    [Fact]
    public async Task Run_TagThatWasMoved_StartsTheOtherImage()
    {
        await StartAsync();
        await RepositoryAsync("1", "2");
        await TagAsync("1", "stable");
        var first = await RunAsync(container => container.Image = $"{Uri}:stable");
        await TagAsync("2", "stable");

        var second = await RunAsync(container => container.Image = $"{Uri}:stable");

        Assert.Equal(("image 1", "image 2"), (await GetAsync(first, "/"), await GetAsync(second, "/")));
    }

    [Fact]
    public async Task Run_ImageByItsDigest_Starts()
    {
        await StartAsync();
        await RepositoryAsync("1");
        var details = await Aws.CallAsync("ecr:DescribeImages", new() { ["repositoryName"] = "orders/api" });
        var digest = details.Texts("imageDetails", "imageDigest").Single();

        var task = await RunAsync(container => container.Image = $"{Uri}@{digest}");

        Assert.Equal("image 1", await GetAsync(task, "/"));
    }

    [Fact]
    public async Task Run_ImageThatWasDeleted_CannotBePulled()
    {
        await StartAsync();
        await RepositoryAsync("1");
        await Aws.CallAsync("ecr:BatchDeleteImage", new() { ["repositoryName"] = "orders/api", ["imageIds"] = new JsonArray(Tag("1")) });

        Assert.Equal("STOPPED", (await RunAsync(container => container.Image = $"{Uri}:1")).LastStatus);
    }

    [Fact]
    public async Task Run_ImageThatWasPushedAgainAfterItsDeletion_Starts()
    {
        await StartAsync();
        await RepositoryAsync("1");
        await Aws.CallAsync("ecr:BatchDeleteImage", new() { ["repositoryName"] = "orders/api", ["imageIds"] = new JsonArray(Tag("1")) });
        Aws.Images.Add($"{Uri}:1", app => app.MapGet("/", () => "again"));

        Assert.Equal("again", await GetAsync(await RunAsync(container => container.Image = $"{Uri}:1"), "/"));
    }

    [Fact]
    public async Task Create_RepositoryThatWasDeleted_IsEmpty()
    {
        await StartAsync();
        await RepositoryAsync("1");
        await Aws.CallAsync("ecr:DeleteRepository", new() { ["repositoryName"] = "orders/api", ["force"] = true });
        await RepositoryAsync("2");

        Assert.Equal("STOPPED", (await RunAsync(container => container.Image = $"{Uri}:1")).LastStatus);
        Assert.Equal("RUNNING", (await RunAsync(container => container.Image = $"{Uri}:2")).LastStatus);
        Assert.Equal(["2"], (await Aws.CallAsync("ecr:ListImages", new() { ["repositoryName"] = "orders/api" })).Texts("imageIds", "imageTag"));
    }

    [Fact]
    public async Task Run_AnyTag_Starts()
    {
        await StartAsync();
        await RepositoryAsync();
        Aws.Images.Add(Uri, app => app.MapGet("/", () => "any")).AnyTag();

        Assert.Equal("any", await GetAsync(await RunAsync(container => container.Image = $"{Uri}:7"), "/"));
    }

    [Fact]
    public async Task Run_ImageOfAnotherAccount_NeedsARepositoryPolicy()
    {
        await StartAsync();
        Aws.Images.Add($"{OfOthers}:1", app => app.MapGet("/", () => "theirs"));
        await Aws.CallAsync("ecr:CreateRepository", new() { ["repositoryName"] = "orders/api" }, TestEnvironment.Consumer);

        var refused = await RunAsync(container => container.Image = $"{OfOthers}:1");
        await Aws.CallAsync(
            "ecr:SetRepositoryPolicy", new() { ["repositoryName"] = "orders/api", ["policyText"] = """{"Statement":[]}""" }, TestEnvironment.Consumer);

        Assert.EndsWith("failed with status code [manifests 1]: 403 Forbidden", refused.StoppedReason, StringComparison.Ordinal);
        Assert.Equal("theirs", await GetAsync(await RunAsync(container => container.Image = $"{OfOthers}:1"), "/"));
    }

    [Fact]
    public async Task PutImage_TagOfAnImmutableRepository_IsRefused()
    {
        await StartAsync();
        await RepositoryAsync("1", "2");
        await Aws.CallAsync("ecr:PutImageTagMutability", new() { ["repositoryName"] = "orders/api", ["imageTagMutability"] = "IMMUTABLE" });

        var answer = await TagAsync("1", "2");

        Assert.Equal("ImageTagAlreadyExistsException", (string?)answer["__type"]);
    }

    [Fact]
    public async Task CreateRepository_OneTagKeyTwice_IsRefused()
    {
        await StartAsync();

        var answer = await Aws.CallAsync(
            "ecr:CreateRepository", new() { ["repositoryName"] = "orders/api", ["tags"] = new JsonArray(Team("red"), Team("blue")) });

        Assert.Equal("InvalidTagParameterException", (string?)answer["__type"]);

        static JsonObject Team(string value) => new() { ["Key"] = "team", ["Value"] = value };
    }

    private async Task RepositoryAsync(params string[] tags)
    {
        await Aws.CallAsync("ecr:CreateRepository", new() { ["repositoryName"] = "orders/api" });
        foreach (var tag in tags)
        {
            Aws.Images.Add($"{Uri}:{tag}", app => app.MapGet("/", () => $"image {tag}"));
        }
    }

    private async Task<JsonNode> TagAsync(string tag, string other)
    {
        var found = await Aws.CallAsync("ecr:BatchGetImage", new() { ["repositoryName"] = "orders/api", ["imageIds"] = new JsonArray(Tag(tag)) });
        var manifest = found.Texts("images", "imageManifest").Single();
        return await Aws.CallAsync(
            "ecr:PutImage", new() { ["repositoryName"] = "orders/api", ["imageManifest"] = manifest, ["imageTag"] = other });
    }

    private static JsonObject Tag(string tag) => new() { ["imageTag"] = tag };
}
