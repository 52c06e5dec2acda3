using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

public class ModelsTests : CloudControlTest
{
    [Theory]
    [InlineData("""{"Colour":"red"}""", "#: extraneous key [Colour] is not permitted")]
    [InlineData("""{"QueueName":true}""", "#/QueueName: expected type: String, found: Boolean")]
    [InlineData("""{"Arn":"arn:aws:sqs:eu-west-1:111111111111:orders"}""", "#: extraneous key [Arn] is not permitted")]
    [InlineData("""{"Tags":[{"Key":"team"}]}""", "#/Tags/0: required key [Value] not found")]
    [InlineData("""{"DelaySeconds":1e400}""", "#/DelaySeconds: expected type: Integer, found: Number")]
    [InlineData("""{"DelaySeconds":901}""", "#/DelaySeconds: 901 is not less or equal to 900")]
    public async Task Create_StateAgainstTheSchema_IsRefusedAtOnce(string state, string violation)
    {
        var message = await RefusedAsync("ValidationException", "CreateResource", Queue, new() { ["DesiredState"] = state });

        Assert.Equal($"Model validation failed ({violation})", message);
    }

    [Theory]
    [InlineData("CreateResource")]
    [InlineData("GetResource")]
    [InlineData("ListResources")]
    [InlineData("DeleteResource")]
    [InlineData("UpdateResource")]
    public async Task AnyOperation_UnknownType_IsRefused(string operation)
    {
        var parameters = new JsonObject { ["DesiredState"] = "{}", ["Identifier"] = "a", ["PatchDocument"] = "[]" };
        foreach (var other in new[] { "DesiredState", "Identifier", "PatchDocument" }.Except(Taken(operation)))
        {
            parameters.Remove(other);
        }

        var message = await RefusedAsync("TypeNotFoundException", operation, "AWS::SQS::Topic", parameters);

        Assert.Equal("The type 'AWS::SQS::Topic' cannot be found.", message);
    }

    [Fact]
    public async Task AnyOperation_MissingHandler_IsRefused()
    {
        Assert.Equal(
            "Resource type AWS::Route53::RecordSet does not support CREATE action",
            await RefusedAsync("UnsupportedActionException", "CreateResource", "AWS::Route53::RecordSet", new() { ["DesiredState"] = "{}" }));
        await RefusedAsync("UnsupportedActionException", "ListResources", "AWS::IAM::RolePolicy", []);
    }

    [Fact]
    public async Task Create_PropertyThatIsNotEmulated_FailsByName()
    {
        var failed = await FailAsync("InvalidRequest", await StartCreateAsync(Topic, new() { ["TopicName"] = "a", ["DataProtectionPolicy"] = "{}" }));

        Assert.Equal("EmbeddedAws does not emulate the property DataProtectionPolicy of AWS::SNS::Topic", (string?)failed["StatusMessage"]);
    }

    [Fact]
    public async Task Update_Patch_AppliesToTheReadModelInOrder()
    {
        var url = await CreateAsync(Queue, new() { ["QueueName"] = "orders", ["Tags"] = Tags(("team", "a")) });

        await UpdateAsync(Queue, url, """
            [{"op":"test","path":"/Tags/0/Value","value":"a"},{"op":"add","path":"/Tags/-","value":{"Key":"stage","Value":"test"}},
            {"op":"replace","path":"/Tags/0/Value","value":"b"},{"op":"add","path":"/DelaySeconds","value":5}]
            """);

        var model = await ReadAsync(Queue, url);
        Assert.Equal(["team=b", "stage=test"], Pairs(model).Order().Reverse());
        Assert.Equal(5, (int)model["DelaySeconds"]!);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/DelaySeconds","value":1},{"op":"replace","path":"/DelaySeconds","value":2}]""")]
    [InlineData("""[{"op":"add","path":"/DelaySeconds","value":2},{"op":"remove","path":"/RedrivePolicy"}]""")]
    [InlineData("""[{"op":"add","path":"/DelaySeconds","value":2},{"op":"add","path":"/Colour","value":"red"}]""")]
    public async Task Update_PatchThatCannotBeApplied_FailsAndChangesNothing(string patch)
    {
        var url = await CreateAsync(Queue, new() { ["QueueName"] = "orders" });

        await FailAsync("InvalidRequest", await StartUpdateAsync(Queue, url, patch));

        Assert.Equal(0, (int)(await ReadAsync(Queue, url))["DelaySeconds"]!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("""[{"op":"add","op":"remove","path":"/DelaySeconds"}]""")]
    [InlineData("""[{"op":"append","path":"/DelaySeconds","value":1}]""")]
    [InlineData("""[{"op":"add","path":"DelaySeconds","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/DelaySeconds"}]""")]
    public async Task Update_MalformedPatch_IsRefusedAtOnce(string patch) => await RefusedAsync(
        "ValidationException", "UpdateResource", Queue, new() { ["Identifier"] = "https://sqs", ["PatchDocument"] = patch });

    [Theory]
    [InlineData("""[{"op":"add","path":"/QueueName","value":"orders"}]""", "NotUpdatableException", "createOnlyProperties [/properties/QueueName]")]
    [InlineData("""[{"op":"move","from":"/QueueName","path":"/Tags"}]""", "NotUpdatableException", "createOnlyProperties [/properties/QueueName]")]
    [InlineData("""[{"op":"remove","path":"/Arn"}]""", "ValidationException", "readOnlyProperties [/properties/Arn]")]
    public async Task Update_PropertyThatCannotChange_IsRefusedAtOnce(string patch, string code, string properties)
    {
        var url = await CreateAsync(Queue, new() { ["QueueName"] = "orders" });

        var message = await RefusedAsync(code, "UpdateResource", Queue, new() { ["Identifier"] = url, ["PatchDocument"] = patch });

        Assert.Equal($"Invalid patch update: {properties} cannot be updated", message);
    }

    [Fact]
    public async Task Get_MissingResource_NamesTypeAndHandlerErrorCode()
    {
        var message = await RefusedAsync("ResourceNotFoundException", "GetResource", LogGroup, new() { ["Identifier"] = "orders" });

        Assert.Matches(@"^AWS::Logs::LogGroup Handler returned status FAILED: .+ \(HandlerErrorCode: NotFound, RequestToken: [0-9a-f-]{36}\)$", message);
    }

    [Fact]
    public async Task Get_DeletedResource_MayBeSeenWhileReadsLag()
    {
        await CreateAsync(LogGroup, new() { ["LogGroupName"] = "orders" });
        Clock.Advance(TimeSpan.FromMinutes(1));
        await DeleteAsync(LogGroup, "orders");
        Aws.Faults.On("cloudcontrolapi:GetResource").LagBehind(TimeSpan.FromMinutes(1));

        Assert.Equal("orders", (string?)(await ReadAsync(LogGroup, "orders"))["LogGroupName"]);
        await RefusedAsync("ResourceNotFoundException", "GetResource", LogGroup, new() { ["Identifier"] = "orders" });
    }

    [Fact]
    public async Task Get_SingleIdentifierAsJson_ReturnsTheResource()
    {
        await CreateAsync(LogGroup, new() { ["LogGroupName"] = "orders" });

        Assert.Equal("orders", (string?)(await ReadAsync(LogGroup, """{"LogGroupName":"orders"}"""))["LogGroupName"]);
    }

    [Fact]
    public async Task List_ManyResources_ReturnsPages()
    {
        for (var number = 0; number < 27; number++)
        {
            await Aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = $"group-{number:D2}" });
        }

        var first = await Aws.CallAsync("cloudcontrolapi:ListResources", new() { ["TypeName"] = LogGroup });
        var second = await Aws.CallAsync(
            "cloudcontrolapi:ListResources", new() { ["TypeName"] = LogGroup, ["NextToken"] = (string?)first["NextToken"] });

        Assert.Equal((25, 2), (first["ResourceDescriptions"]!.AsArray().Count, second["ResourceDescriptions"]!.AsArray().Count));
        Assert.Null(second["NextToken"]);
    }

    private static IEnumerable<string> Taken(string operation) => operation switch
    {
        "CreateResource" => ["DesiredState"],
        "ListResources" => [],
        "UpdateResource" => ["Identifier", "PatchDocument"],
        _ => ["Identifier"],
    };

    private static JsonArray Tags(params (string Key, string Value)[] tags) =>
        [.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })];

    private static IEnumerable<string> Pairs(JsonObject model) => model["Tags"]!.AsArray().Select(tag => $"{tag!["Key"]}={tag["Value"]}");
}
