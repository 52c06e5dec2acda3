using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Microsoft.AspNetCore.Builder;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>Secrets of task definitions, which are read when a task starts.</summary>
public sealed class TaskSecretsTests : TaskSite
{
    private const string Failure = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
    private const string Missing = $"arn:aws:secretsmanager:{Site.Region}:{Site.Account}:secret:missing-AbCdEf";

    [Theory]
    [InlineData("plain", "", "plain")]
    [InlineData("""{"user":"a","port":5432}""", ":user::", "a")]
    [InlineData("""{"user":"a","port":5432}""", ":port::", "5432")]
    [InlineData("second", "::AWSCURRENT:", "second")]
    public async Task Run_SecretWithAValue_IsInTheEnvironment(string value, string suffix, string expected)
    {
        await StartAsync();
        await RoleAsync();

        var task = await RunAsync(await SecretAsync(value) + suffix);

        Assert.Equal(expected, await GetAsync(task, "/"));
    }

    [Fact]
    public async Task Run_PreviousVersion_IsInTheEnvironment()
    {
        await StartAsync();
        await RoleAsync();
        var arn = await SecretAsync("first");
        await Aws.CallAsync("secretsmanager:PutSecretValue", new() { ["SecretId"] = arn, ["SecretString"] = "second" });

        var task = await RunAsync($"{arn}::AWSPREVIOUS:");

        Assert.Equal("first", await GetAsync(task, "/"));
    }

    [Fact]
    public async Task Run_Parameter_IsInTheEnvironment()
    {
        await StartAsync();
        await RoleAsync();
        await Aws.CallAsync("ssm:PutParameter", new() { ["Name"] = "/orders/key", ["Value"] = "value", ["Type"] = "String" });

        Assert.Equal("value", await GetAsync(await RunAsync("/orders/key"), "/"));
        Assert.Equal("value", await GetAsync(await RunAsync($"arn:aws:ssm:{Site.Region}:{Site.Account}:parameter/orders/key"), "/"));
    }

    [Theory]
    [InlineData(Missing, $"unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret {Missing} from secrets manager: "
        + "ResourceNotFoundException: Secrets Manager can't find the specified secret.")]
    [InlineData("/orders/missing", "unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /orders/missing")]
    public async Task Run_ReferenceToNothing_StopsTheTask(string reference, string reason)
    {
        await StartAsync();
        await RoleAsync();

        AssertFailed(await RunAsync(reference), reason);
    }

    [Theory]
    [InlineData("""{"user":"a"}""", "retrieved secret from Secrets Manager did not contain json key port")]
    [InlineData("plain", "retrieved secret from Secrets Manager is not JSON, and has no json key port")]
    public async Task Run_JsonKeyThatDoesNotExist_StopsTheTask(string value, string reason)
    {
        await StartAsync();
        await RoleAsync();

        AssertFailed(
            await RunAsync($"{await SecretAsync(value)}:port::"), $"unable to retrieve secret from asm: service call has been retried 1 time(s): {reason}");
    }

    [Fact]
    public async Task Run_SecretThatIsBeingDeleted_StopsTheTask()
    {
        await StartAsync();
        await RoleAsync();
        var arn = await SecretAsync("value");
        await Aws.CallAsync("secretsmanager:DeleteSecret", new() { ["SecretId"] = arn });

        var task = await RunAsync(arn);

        Assert.Contains("InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.", task.StoppedReason,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SecretWhoseKeyIsDisabled_StopsTheTask()
    {
        await StartAsync();
        await RoleAsync();
        using var kms = Kms.KmsTest.ClientOf(Aws);
        var key = (await kms.CreateKeyAsync(new())).KeyMetadata.KeyId;
        var arn = await SecretAsync("value", key);
        Assert.Equal("RUNNING", (await RunAsync(arn)).LastStatus);
        await kms.DisableKeyAsync(key);

        var task = await RunAsync(arn);

        Assert.Contains("DecryptionFailure: Secrets Manager can't decrypt the protected secret text using the provided KMS key.", task.StoppedReason,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ReferenceToNothingInAnAccountWithoutRoles_IsItsOwnValue()
    {
        await StartAsync();

        Assert.Equal(Missing, await GetAsync(await RunAsync(Missing), "/"));
    }

    [Theory]
    [InlineData("secretsmanager:CreateSecret", "SecretString", Missing)]
    [InlineData("ssm:PutParameter", "Value", "/orders/missing")]
    public async Task Run_ReferenceToNothingBesideSomething_StopsTheTask(string operation, string value, string reference)
    {
        await StartAsync();
        var parameters = new JsonObject { ["Name"] = "other", [value] = "value" };
        if (value is "Value")
        {
            parameters["Type"] = "String";
        }

        await Aws.CallAsync(operation, parameters);

        Assert.StartsWith(Failure, (await RunAsync(reference)).StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ReferenceToNothingBesideTheRecordOfAStack_IsItsOwnValue()
    {
        await StartAsync();
        await Aws.CallAsync("ssm:PutParameter", new() { ["Name"] = "/privatelinkkit/orders/stack", ["Value"] = "{}", ["Type"] = "String" });

        Assert.Equal("/orders/missing", await GetAsync(await RunAsync("/orders/missing"), "/"));
    }

    [Fact]
    public async Task Run_SecretOfAnotherAccount_NeedsAPolicyAndAKeyOfItsOwn()
    {
        await StartAsync();
        var created = await Aws.CallAsync("secretsmanager:CreateSecret", new() { ["Name"] = "a", ["SecretString"] = "theirs" }, TestEnvironment.Consumer);
        var arn = (string)created["ARN"]!;

        var unshared = await RunAsync(arn);
        await Aws.CallAsync("secretsmanager:PutResourcePolicy", new() { ["SecretId"] = "a", ["ResourcePolicy"] = "{}" }, TestEnvironment.Consumer);
        var underDefaultKey = await RunAsync(arn);
        var key = (string)(await Aws.CallAsync("kms:CreateKey", [], TestEnvironment.Consumer))["KeyMetadata"]!["Arn"]!;
        await Aws.CallAsync("secretsmanager:UpdateSecret", new() { ["SecretId"] = "a", ["KmsKeyId"] = key }, TestEnvironment.Consumer);
        var shared = await RunAsync(arn);

        Assert.Contains("AccessDeniedException: User is not authorized to perform: secretsmanager:GetSecretValue", unshared.StoppedReason,
            StringComparison.Ordinal);
        Assert.EndsWith("if you encrypt the secret with the default KMS service key.", underDefaultKey.StoppedReason, StringComparison.Ordinal);
        Assert.Equal("theirs", await GetAsync(shared, "/"));
    }

    [Fact]
    public async Task Run_NameRepeatedInTheEnvironment_HasItsLastValue()
    {
        await StartAsync();
        Aws.Images.Add("reader", app => app.MapGet("/", () => app.Configuration["KEY"]));

        var task = await RunAsync(container =>
        {
            container.Image = "reader";
            container.Environment = [new() { Name = "KEY", Value = "first" }, new() { Name = "KEY", Value = "last" }];
        });

        Assert.Equal("last", await GetAsync(task, "/"));
    }

    private Task<EcsTask> RunAsync(string reference)
    {
        Aws.Images.Add("reader", app => app.MapGet("/", () => app.Configuration["KEY"]));
        return RunAsync(container =>
        {
            container.Image = "reader";
            container.Secrets = [new Secret { Name = "KEY", ValueFrom = reference }];
        });
    }

    private async Task<string> SecretAsync(string value, string? key = null)
    {
        var parameters = new JsonObject { ["Name"] = "orders", ["SecretString"] = value };
        if (key is not null)
        {
            parameters["KmsKeyId"] = key;
        }

        return (string)(await Aws.CallAsync("secretsmanager:CreateSecret", parameters))["ARN"]!;
    }

    private static void AssertFailed(EcsTask task, string reason) =>
        Assert.Equal(("STOPPED", "TaskFailedToStart", Failure + reason), (task.LastStatus, task.StopCode.Value, task.StoppedReason));
}
