using Amazon.SimpleSystemsManagement;

namespace PrivateLinkKit.Testing.Tests.Services.Ssm;

/// <summary>A test of SSM parameters: a new EmbeddedAws on a clock that stands still, and a client of its provider.</summary>
public abstract class SsmTest : IAsyncLifetime
{
    private protected ManualTime Clock { get; } = new();

    private protected TestEnvironment Environment { get; private set; } = null!;

    private protected IAmazonSimpleSystemsManagement Ssm { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Environment = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = Clock });
        Ssm = Environment.SsmOf(TestEnvironment.Provider);
    }

    public async Task DisposeAsync()
    {
        Ssm.Dispose();
        await Environment.DisposeAsync();
    }

    private protected async Task PutAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await Ssm.PutParameterAsync(new() { Name = name, Value = name, Type = ParameterType.String });
        }
    }
}
