namespace PrivateLinkKit.IntegrationTests.Discovery;

/// <summary>Runs alone: listeners to the metrics of other tests would allocate here.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    [Fact]
    public async Task ResolveAsync_Kept_AllocatesNothing()
    {
        await using var resolving = await Resolving.StartAsync();
        var resolver = resolving.Resolver;
        for (var round = 0; round < 100; round++)
        {
            await resolver.ResolveAsync(Resolving.Name);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
        {
            await resolver.ResolveAsync(Resolving.Name);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
