using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Tagging;

public class TaggingTests : IAsyncLifetime
{
    private const string Account = TestEnvironment.Provider;

    private readonly ManualTime _clock = new();
    private TestEnvironment _environment = null!;

    private EmbeddedAws Aws => _environment.Aws;

    public async Task InitializeAsync() => _environment = await TestEnvironment.StartAsync(new() { TimeProvider = _clock });

    public async Task DisposeAsync() => await _environment.DisposeAsync();

    [Fact]
    public async Task GetResources_SeveralServices_FindsThemByTagsAndTypes()
    {
        var vpc = $"arn:aws:ec2:eu-west-1:{Account}:vpc/{await _environment.VpcAsync()}";
        var group = await GroupAsync("orders");
        var secret = (string)(await Aws.CallAsync("secretsmanager:CreateSecret", new() { ["Name"] = "key", ["SecretString"] = "x" }))["ARN"]!;
        Assert.Empty((await TagAsync([vpc, group, secret], ("team", "a"), ("stage", "test")))["FailedResourcesMap"]!.AsObject());
        await TagAsync([secret], ("team", "b"));

        Assert.Equal([vpc, group, secret], await FindAsync());
        Assert.Equal([vpc, group], await FindAsync(Filter("team", "a", "c")));
        Assert.Equal([vpc, group, secret], await FindAsync(Filter("team")));
        Assert.Empty(await FindAsync(Filter("team", "a"), Filter("stage", "live")));
        Assert.Equal([vpc], await FindAsync(new JsonObject { ["ResourceTypeFilters"] = new JsonArray("ec2:vpc") }));
        Assert.Equal([secret], await FindAsync(new JsonObject { ["ResourceTypeFilters"] = new JsonArray("ec2:subnet", "secretsmanager") }));
        Assert.Equal([group], await FindAsync(new JsonObject { ["ResourceARNList"] = new JsonArray(group) }));
    }

    [Fact]
    public async Task GetResources_Pages_ContinueUntilAnEmptyToken()
    {
        var arns = new[] { await GroupAsync("a"), await GroupAsync("b"), await GroupAsync("c") };
        await TagAsync(arns, ("team", "a"));

        var first = await Aws.CallAsync("tagging:GetResources", new() { ["ResourcesPerPage"] = 2 });
        var token = (string)first["PaginationToken"]!;
        var second = await Aws.CallAsync("tagging:GetResources", new() { ["ResourcesPerPage"] = 2, ["PaginationToken"] = token });

        Assert.Equal(arns, first.Texts("ResourceTagMappingList", "ResourceARN").Concat(second.Texts("ResourceTagMappingList", "ResourceARN")));
        Assert.Equal("", (string?)second["PaginationToken"]);
        _clock.Advance(TimeSpan.FromMinutes(16));
        await Aws.RefusedAsync("PaginationTokenExpiredException", "tagging:GetResources", new() { ["PaginationToken"] = token });
    }

    [Fact]
    public async Task GetResources_DeletedResource_IsSeenWhileReadsLag()
    {
        var arn = await GroupAsync("orders");
        await TagAsync([arn], ("team", "a"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Aws.CallAsync("logs:DeleteLogGroup", new() { ["logGroupName"] = "orders" });
        _clock.Advance(TimeSpan.FromSeconds(30));
        Aws.Faults.On("tagging:GetResources").LagBehind(TimeSpan.FromMinutes(1));

        Assert.Equal([arn], await FindAsync());
        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task GetResources_RolesAndScalingGroups_AreNotFound()
    {
        await Aws.QueryAsync(TestEnvironment.Scope("iam"), "2010-05-08", "CreateRole", [
            ("RoleName", "deploy"),
            ("AssumeRolePolicyDocument", """{"Statement":{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}}"""),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "a")]);

        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task Change_OneResourceFails_ChangesTheOthers()
    {
        var (group, gone) = (await GroupAsync("orders"), $"arn:aws:logs:eu-west-1:{Account}:log-group:gone");

        var tagged = await TagAsync([group, gone], ("team", "a"));

        Assert.Equal([gone], tagged["FailedResourcesMap"]!.AsObject().Select(failed => failed.Key));
        Assert.Equal("The specified log group does not exist.", (string?)tagged["FailedResourcesMap"]![gone]!["ErrorMessage"]);
        Assert.Equal([group], await FindAsync());
        await Aws.CallAsync("tagging:UntagResources", new() { ["ResourceARNList"] = new JsonArray(group), ["TagKeys"] = new JsonArray("team") });
        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task GetTagKeysAndValues_SeveralResources_AreDistinct()
    {
        await TagAsync([await GroupAsync("a")], ("team", "a"), ("stage", "test"));
        await TagAsync([await GroupAsync("b")], ("team", "b"));

        Assert.Equal(["stage", "team"], Texts(await Aws.CallAsync("tagging:GetTagKeys"), "TagKeys"));
        Assert.Equal(["a", "b"], Texts(await Aws.CallAsync("tagging:GetTagValues", new() { ["Key"] = "team" }), "TagValues"));
    }

    [Theory]
    [InlineData("""{"ResourcesPerPage":101}""")]
    [InlineData("""{"TagsPerPage":150}""")]
    [InlineData("""{"ResourceARNList":["arn:aws:sqs:eu-west-1:111111111111:a"],"TagFilters":[{"Key":"team"}]}""")]
    [InlineData("""{"PaginationToken":"next"}""")]
    public async Task GetResources_InvalidParameters_AreRefused(string parameters) =>
        await Aws.RefusedAsync("InvalidParameterException", "tagging:GetResources", JsonNode.Parse(parameters)!.AsObject());

    private async Task<string> GroupAsync(string name)
    {
        await Aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = name });
        return $"arn:aws:logs:eu-west-1:{Account}:log-group:{name}";
    }

    private Task<JsonNode> TagAsync(IReadOnlyList<string> arns, params (string Key, string Value)[] tags) => Aws.CallAsync("tagging:TagResources", new()
    {
        ["ResourceARNList"] = new JsonArray([.. arns.Select(arn => JsonValue.Create(arn))]),
        ["Tags"] = new JsonObject(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))),
    });

    private async Task<IEnumerable<string>> FindAsync(JsonObject? parameters = null) =>
        (await Aws.CallAsync("tagging:GetResources", parameters)).Texts("ResourceTagMappingList", "ResourceARN");

    private Task<IEnumerable<string>> FindAsync(params (string Key, string[] Values)[] filters) => FindAsync(new JsonObject
    {
        ["TagFilters"] = new JsonArray([.. filters.Select(filter => new JsonObject
        {
            ["Key"] = filter.Key,
            ["Values"] = new JsonArray([.. filter.Values.Select(value => JsonValue.Create(value))]),
        })]),
    });

    private static (string Key, string[] Values) Filter(string key, params string[] values) => (key, values);

    private static IEnumerable<string> Texts(JsonNode answer, string list) => answer[list]!.AsArray().Select(text => (string)text!);
}
