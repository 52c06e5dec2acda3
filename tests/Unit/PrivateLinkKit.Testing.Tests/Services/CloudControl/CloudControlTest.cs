using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

/// <summary>A test of Cloud Control by its wire format: a new EmbeddedAws at AWS's pace, on a clock that is advanced by hand.</summary>
public abstract class CloudControlTest : IAsyncLifetime
{
    private protected const string Queue = "AWS::SQS::Queue";
    private protected const string Topic = "AWS::SNS::Topic";
    private protected const string LogGroup = "AWS::Logs::LogGroup";

    private protected ManualTime Clock { get; } = new();

    private protected TestEnvironment Environment { get; private set; } = null!;

    private protected EmbeddedAws Aws => Environment.Aws;

    private protected virtual Pace Pace => Pace.Realistic;

    public virtual async Task InitializeAsync() => Environment = await TestEnvironment.StartAsync(new EmbeddedAwsOptions
    {
        TimeProvider = Clock,
        Pace = Pace,
        ConnectTimeout = TimeSpan.FromMilliseconds(100),
    });

    public async Task DisposeAsync() => await Environment.DisposeAsync();

    private protected Task<JsonNode> StartCreateAsync(
        string type, JsonObject wanted, string? clientToken = null, string account = TestEnvironment.Provider) =>
        StartAsync("CreateResource", type, new() { ["DesiredState"] = wanted.ToJsonString(), ["ClientToken"] = clientToken }, account);

    private protected Task<JsonNode> StartUpdateAsync(string type, string identifier, string patch) =>
        StartAsync("UpdateResource", type, new() { ["Identifier"] = identifier, ["PatchDocument"] = patch });

    private protected Task<JsonNode> StartDeleteAsync(string type, string identifier) =>
        StartAsync("DeleteResource", type, new() { ["Identifier"] = identifier });

    /// <summary>Creates a resource, and returns its identifier.</summary>
    private protected async Task<string> CreateAsync(string type, JsonObject wanted) => await SucceedAsync(await StartCreateAsync(type, wanted));

    private protected async Task UpdateAsync(string type, string identifier, string patch) =>
        await SucceedAsync(await StartUpdateAsync(type, identifier, patch));

    private protected async Task DeleteAsync(string type, string identifier) => await SucceedAsync(await StartDeleteAsync(type, identifier));

    /// <summary>Waits until a request has ended, and returns its last event.</summary>
    private protected async Task<JsonNode> EndAsync(JsonNode started, string account = TestEnvironment.Provider)
    {
        for (var poll = 0; poll < 200; poll++)
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            var now = await StatusAsync(started, account);
            if ((string?)now["OperationStatus"] is not ("IN_PROGRESS" or "CANCEL_IN_PROGRESS"))
            {
                return now;
            }
        }

        throw new InvalidOperationException("The request does not end.");
    }

    private protected async Task<JsonNode> StatusAsync(JsonNode started, string account = TestEnvironment.Provider) => (await Aws.CallAsync(
        "cloudcontrolapi:GetResourceRequestStatus", new() { ["RequestToken"] = (string?)started["RequestToken"] }, account))["ProgressEvent"]!;

    /// <summary>Returns the properties of a resource.</summary>
    private protected async Task<JsonObject> ReadAsync(string type, string identifier)
    {
        var answer = await Aws.CallAsync("cloudcontrolapi:GetResource", new() { ["TypeName"] = type, ["Identifier"] = identifier });
        Assert.True(answer["ResourceDescription"] is not null, answer.ToJsonString());
        return JsonNode.Parse((string)answer["ResourceDescription"]!["Properties"]!)!.AsObject();
    }

    private protected async Task<IReadOnlyList<string>> ListAsync(string type, JsonObject? model = null)
    {
        JsonObject parameters = new() { ["TypeName"] = type };
        if (model is not null)
        {
            parameters["ResourceModel"] = model.ToJsonString();
        }

        var answer = await Aws.CallAsync("cloudcontrolapi:ListResources", parameters);
        return [.. answer.Texts("ResourceDescriptions", "Identifier")];
    }

    /// <summary>Asserts that a request fails, and returns its last event.</summary>
    private protected async Task<JsonNode> FailAsync(string code, JsonNode started)
    {
        var ended = await EndAsync(started);
        Assert.True(("FAILED", code) == ((string?)ended["OperationStatus"], (string?)ended["ErrorCode"]), ended.ToJsonString());
        return ended;
    }

    private protected Task<string> RefusedAsync(string code, string operation, string type, JsonObject parameters)
    {
        parameters["TypeName"] = type;
        return Aws.RefusedAsync(code, $"cloudcontrolapi:{operation}", parameters);
    }

    private async Task<JsonNode> StartAsync(string operation, string type, JsonObject parameters, string account = TestEnvironment.Provider)
    {
        parameters["TypeName"] = type;
        foreach (var absent in parameters.Where(parameter => parameter.Value is null).Select(parameter => parameter.Key).ToList())
        {
            parameters.Remove(absent);
        }

        var answer = await Aws.CallAsync($"cloudcontrolapi:{operation}", parameters, account);
        Assert.True(answer["ProgressEvent"] is not null, answer.ToJsonString());
        return answer["ProgressEvent"]!;
    }

    private async Task<string> SucceedAsync(JsonNode started)
    {
        var ended = await EndAsync(started);
        Assert.True("SUCCESS" == (string?)ended["OperationStatus"], ended.ToJsonString());
        return (string)ended["Identifier"]!;
    }
}
