namespace PrivateLinkKit.Testing.Tests;

/// <summary>A test class with a fresh <see cref="Lab"/> for each of its tests.</summary>
public abstract class LabTest : IAsyncLifetime
{
    protected Lab Lab { get; private set; } = null!;

    public async Task InitializeAsync() => Lab = await Lab.StartAsync();

    public async Task DisposeAsync() => await Lab.DisposeAsync();
}
