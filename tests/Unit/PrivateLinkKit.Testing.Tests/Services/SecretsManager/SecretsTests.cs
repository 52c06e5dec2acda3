using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.SecretsManager;

public sealed class SecretsTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private EmbeddedAws _aws = null!;

    public async Task InitializeAsync() => _aws = await EmbeddedAws.StartAsync(new() { TimeProvider = _clock });

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task Put_NewValues_MoveTheStages()
    {
        var first = await CreateAsync("a", "1");
        var second = await PutAsync("2");
        var third = await PutAsync("3");

        var stages = (await CallAsync("DescribeSecret"))["VersionIdsToStages"]!.AsObject();

        Assert.Equal([second, third], stages.Select(version => version.Key).Order(StringComparer.Ordinal).OrderBy(id => id == third));
        Assert.Equal(("AWSPREVIOUS", "AWSCURRENT"), ((string?)stages[second]![0], (string?)stages[third]![0]));
        Assert.Equal("1", (string?)(await CallAsync("GetSecretValue", new() { ["VersionId"] = first }))["SecretString"]);
    }

    [Fact]
    public async Task Put_SameTokenAgain_IsTheSameVersionOrRefused()
    {
        await CreateAsync("a", "1");
        var token = new string('t', 32);
        var (first, again) = (await PutAsync("2", token), await PutAsync("2", token));

        Assert.Equal((token, token), (first, again));
        await _aws.RefusedAsync(
            "ResourceExistsException",
            "secretsmanager:PutSecretValue",
            new() { ["SecretId"] = "a", ["SecretString"] = "3", ["ClientRequestToken"] = token });
    }

    [Fact]
    public async Task Update_TokenOfAVersion_IsRefused()
    {
        await CreateAsync("a", "1");
        var token = await PutAsync("2", new string('t', 32));

        await _aws.RefusedAsync(
            "ResourceExistsException",
            "secretsmanager:UpdateSecret",
            new() { ["SecretId"] = "a", ["SecretString"] = "3", ["ClientRequestToken"] = token });

        Assert.Equal("2", (string?)(await CallAsync("GetSecretValue"))["SecretString"]);
    }

    [Fact]
    public async Task Put_FirstValueWithAnotherStage_IsCurrentToo()
    {
        await _aws.CallAsync("secretsmanager:CreateSecret", new() { ["Name"] = "a" });

        var answer = await CallAsync("PutSecretValue", new() { ["SecretString"] = "1", ["VersionStages"] = new JsonArray("blue") });

        Assert.Equal(["AWSCURRENT", "blue"], answer["VersionStages"]!.AsArray().Select(stage => (string?)stage));
    }

    [Theory]
    [InlineData("primary-region")]
    [InlineData("owning-service")]
    public async Task List_FilterThatIsNotEmulated_IsRefusedByName(string key)
    {
        var filter = new JsonObject { ["Key"] = key, ["Values"] = new JsonArray("a") };

        var answer = await _aws.CallAsync("secretsmanager:ListSecrets", new() { ["Filters"] = new JsonArray(filter) });

        Assert.Contains($"EmbeddedAws does not emulate the filter {key}", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WithARecoveryWindow_FreesTheNameAtItsEnd()
    {
        await CreateAsync("a", "1");

        await CallAsync("DeleteSecret", new() { ["RecoveryWindowInDays"] = 7 });
        await _aws.RefusedAsync("InvalidRequestException", "secretsmanager:CreateSecret", new() { ["Name"] = "a" });
        _clock.Advance(TimeSpan.FromDays(7));

        await _aws.RefusedAsync("ResourceNotFoundException", "secretsmanager:DescribeSecret", new() { ["SecretId"] = "a" });
        await CreateAsync("a", "2");
    }

    [Fact]
    public async Task Restore_WithinItsWindow_KeepsTheValue()
    {
        await CreateAsync("a", "1");
        await CallAsync("DeleteSecret");

        await CallAsync("RestoreSecret");
        _clock.Advance(TimeSpan.FromDays(60));

        Assert.Equal("1", (string?)(await CallAsync("GetSecretValue"))["SecretString"]);
    }

    [Fact]
    public async Task Get_ByArnWithoutItsSuffix_IsFound()
    {
        await CreateAsync("a", "1");
        var arn = (string)(await CallAsync("DescribeSecret"))["ARN"]!;

        Assert.Equal("1", (string?)(await CallAsync("GetSecretValue", new() { ["SecretId"] = arn[..^7] }))["SecretString"]);
    }

    private async Task<string> CreateAsync(string name, string value) =>
        (string)(await _aws.CallAsync("secretsmanager:CreateSecret", new() { ["Name"] = name, ["SecretString"] = value }))["VersionId"]!;

    private async Task<string> PutAsync(string value, string? token = null)
    {
        var parameters = new JsonObject { ["SecretString"] = value };
        if (token is not null)
        {
            parameters["ClientRequestToken"] = token;
        }

        return (string)(await CallAsync("PutSecretValue", parameters))["VersionId"]!;
    }

    private Task<JsonNode> CallAsync(string operation, JsonObject? parameters = null)
    {
        parameters ??= [];
        parameters.TryAdd("SecretId", "a");
        return _aws.CallAsync($"secretsmanager:{operation}", parameters);
    }
}
