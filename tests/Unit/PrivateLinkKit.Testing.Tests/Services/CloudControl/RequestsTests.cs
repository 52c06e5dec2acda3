using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

public class RequestsTests : CloudControlTest
{
    [Fact]
    public async Task Create_ChosenIdentifier_IsInProgressWithItUntilTheHandlerHasRun()
    {
        var started = await StartCreateAsync(LogGroup, new() { ["LogGroupName"] = "orders" });

        Assert.Equal(("IN_PROGRESS", "CREATE", "orders"), (Text(started, "OperationStatus"), Text(started, "Operation"), Text(started, "Identifier")));
        Assert.Empty((await Aws.CallAsync("logs:DescribeLogGroups"))["logGroups"]!.AsArray());
        Assert.Equal("SUCCESS", Text(await EndAsync(started), "OperationStatus"));
        Assert.Equal(["orders"], (await Aws.CallAsync("logs:DescribeLogGroups")).Texts("logGroups", "logGroupName"));
    }

    [Fact]
    public async Task Create_IdentifierOfAws_IsAbsentUntilTheResourceExists()
    {
        var started = await StartCreateAsync(Queue, new() { ["QueueName"] = "orders" });

        Assert.Null(started["Identifier"]);
        Assert.EndsWith("/orders", Text(await EndAsync(started), "Identifier"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogGroup, "LogGroupName")]
    [InlineData(Queue, "QueueName")]
    [InlineData(Topic, "TopicName")]
    public async Task Create_ExistingName_FailsLateWithTheIdentifierOfTheOther(string type, string name)
    {
        var identifier = await CreateAsync(type, new() { [name] = "orders" });

        var failed = await FailAsync("AlreadyExists", await StartCreateAsync(type, new() { [name] = "orders" }));

        Assert.Equal(identifier, Text(failed, "Identifier"));
    }

    [Fact]
    public async Task Delete_MissingResource_FailsLate()
    {
        var started = await StartDeleteAsync(LogGroup, "orders");

        Assert.Equal("IN_PROGRESS", Text(started, "OperationStatus"));
        await FailAsync("NotFound", started);
    }

    [Fact]
    public async Task Change_ResourceUnderChange_NamesTheOtherRequest()
    {
        await CreateAsync(LogGroup, new() { ["LogGroupName"] = "orders" });
        var first = await StartDeleteAsync(LogGroup, "orders");

        var message = await RefusedAsync("ConcurrentOperationException", "DeleteResource", LogGroup, new() { ["Identifier"] = "orders" });

        Assert.Equal($"Concurrent operation found for resource ID with RequestToken {Text(first, "RequestToken")}", message);
    }

    [Fact]
    public async Task ClientToken_SameRequest_ReturnsItsRequest()
    {
        var first = await StartCreateAsync(Queue, new() { ["QueueName"] = "orders" }, "token");
        Clock.Advance(TimeSpan.FromHours(35));

        Assert.Equal(Text(first, "RequestToken"), Text(await StartCreateAsync(Queue, new() { ["QueueName"] = "orders" }, "token"), "RequestToken"));
    }

    [Fact]
    public async Task ClientToken_OtherState_IsRefused()
    {
        var first = await StartCreateAsync(Queue, new() { ["QueueName"] = "orders" }, "token");

        var message = await RefusedAsync(
            "ClientTokenConflictException", "CreateResource", Queue, new() { ["DesiredState"] = "{}", ["ClientToken"] = "token" });

        Assert.Equal(
            $"ClientToken token is already associated with an existing operation with RequestToken {Text(first, "RequestToken")}", message);
    }

    [Fact]
    public async Task ClientToken_After36Hours_IsNew()
    {
        var first = await StartCreateAsync(Queue, new() { ["QueueName"] = "orders" }, "token");
        Clock.Advance(TimeSpan.FromHours(36));

        Assert.NotEqual(Text(first, "RequestToken"), Text(await StartCreateAsync(Queue, new() { ["QueueName"] = "other" }, "token"), "RequestToken"));
    }

    [Fact]
    public async Task GetStatus_After7Days_IsUnknown()
    {
        var started = await StartCreateAsync(Queue, []);
        var token = new JsonObject { ["RequestToken"] = Text(started, "RequestToken") };
        Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal("SUCCESS", Text(await StatusAsync(started), "OperationStatus"));

        Clock.Advance(TimeSpan.FromSeconds(1));

        await Aws.RefusedAsync("RequestTokenNotFoundException", "cloudcontrolapi:GetResourceRequestStatus", token);
    }

    [Fact]
    public async Task Cancel_RequestUnderWay_EndsItWithoutAResource()
    {
        var started = await StartCreateAsync(LogGroup, new() { ["LogGroupName"] = "orders" });

        Assert.Equal("CANCEL_IN_PROGRESS", Text(await CancelAsync(started), "OperationStatus"));
        Assert.Equal("CANCEL_IN_PROGRESS", Text(await CancelAsync(started), "OperationStatus"));
        Assert.Equal("CANCEL_COMPLETE", Text(await EndAsync(started), "OperationStatus"));
        Assert.Empty(await ListAsync(LogGroup));
    }

    [Fact]
    public async Task Cancel_ResourceThatIsNotReady_LeavesIt()
    {
        const string type = "AWS::EC2::VPCEndpoint";
        var vpc = await Environment.VpcAsync();
        var started = await StartCreateAsync(type, new()
        {
            ["VpcEndpointType"] = "Interface",
            ["VpcId"] = vpc,
            ["ServiceName"] = "com.amazonaws.eu-west-1.logs",
            ["SubnetIds"] = new JsonArray(await Environment.SubnetAsync(vpc)),
            ["PrivateDnsEnabled"] = false,
        });
        Clock.Advance(TimeSpan.FromSeconds(1));
        var pending = await StatusAsync(started);
        Assert.NotNull(pending["RetryAfter"]);

        await CancelAsync(started);

        Assert.Equal("CANCEL_COMPLETE", Text(await EndAsync(started), "OperationStatus"));
        Assert.Equal([Text(pending, "Identifier")], await ListAsync(type));
    }

    [Fact]
    public async Task Cancel_EndedRequest_IsRefused()
    {
        var started = await StartCreateAsync(Queue, []);
        await EndAsync(started);
        var token = Text(started, "RequestToken");

        var message = await Aws.RefusedAsync("ValidationException", "cloudcontrolapi:CancelResourceRequest", new() { ["RequestToken"] = token });

        Assert.Equal($"Request {token} is already in status SUCCESS", message);
    }

    [Fact]
    public async Task ListRequests_Filter_ReturnsTheLatestFirst()
    {
        var first = await StartCreateAsync(Queue, []);
        await EndAsync(first);
        var second = await StartCreateAsync(Topic, []);
        await EndAsync(second);
        await EndAsync(await StartDeleteAsync(LogGroup, "none"));

        var listed = await Aws.CallAsync("cloudcontrolapi:ListResourceRequests", new()
        {
            ["ResourceRequestStatusFilter"] = new JsonObject { ["Operations"] = new JsonArray("CREATE"), ["OperationStatuses"] = new JsonArray("SUCCESS") },
        });

        Assert.Equal([Text(second, "RequestToken"), Text(first, "RequestToken")], listed.Texts("ResourceRequestStatusSummaries", "RequestToken"));
    }

    [Fact]
    public async Task Create_RoleThatDoesNotTrustCloudFormation_IsRefused()
    {
        await Aws.QueryAsync(TestEnvironment.Scope("iam"), "2010-05-08", "CreateRole", [
            ("RoleName", "deploy"),
            ("AssumeRolePolicyDocument", """{"Statement":{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}}""")]);

        await RefusedAsync("ValidationException", "CreateResource", Queue, new()
        {
            ["DesiredState"] = "{}",
            ["RoleArn"] = $"arn:aws:iam::{TestEnvironment.Provider}:role/deploy",
        });
    }

    private async Task<JsonNode> CancelAsync(JsonNode started) => (await Aws.CallAsync(
        "cloudcontrolapi:CancelResourceRequest", new() { ["RequestToken"] = Text(started, "RequestToken") }))["ProgressEvent"]!;

    private static string Text(JsonNode progress, string member) => (string)progress[member]!;
}
