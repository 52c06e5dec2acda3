using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services.Iam;

/// <summary>A test of IAM by its wire format: a new EmbeddedAws on a clock that stands still.</summary>
public abstract class IamTest : IAsyncLifetime
{
    protected const string Tasks =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    protected const string Read = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    protected const string Execution = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    private protected TestEnvironment Environment { get; private set; } = null!;

    public async Task InitializeAsync() => Environment = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = new ManualTime() });

    public async Task DisposeAsync() => await Environment.DisposeAsync();

    private protected Task<XElement> CallAsync(string operation, params (string Name, string Value)[] parameters) =>
        Environment.Aws.IamAsync(operation, parameters);

    private protected async Task RefusedAsync(string code, string operation, params (string Name, string Value)[] parameters)
    {
        var answer = await CallAsync(operation, parameters);
        Assert.True(code == answer.Text("Code"), $"{answer}");
    }

    private protected Task<XElement> RoleAsync(string name, string trust = Tasks, string path = "/") =>
        CallAsync("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust), ("Path", path));
}
