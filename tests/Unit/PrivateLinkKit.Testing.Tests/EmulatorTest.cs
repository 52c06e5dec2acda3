namespace PrivateLinkKit.Testing.Tests;

/// <summary>A test class with a fresh <see cref="TestEnvironment"/> for each of its tests.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    protected TestEnvironment TestEnvironment { get; private set; } = null!;

    public async Task InitializeAsync() => TestEnvironment = await TestEnvironment.StartAsync();

    public async Task DisposeAsync() => await TestEnvironment.DisposeAsync();
}
