using BenchmarkDotNet.Attributes;

namespace PrivateLinkKit.Benchmarks.Resolution;

/// <summary>Cost of a cached resolution.</summary>
[MemoryDiagnoser]
public class CachedBenchmarks
{
    private ResolutionCase _case = null!;
    private EndpointResolver _resolver = null!;

    /// <summary>Records synchronously: the in-process toolchain would not await it.</summary>
    [GlobalSetup]
    public void Resolve()
    {
        _case = ResolutionCase.StartAsync().GetAwaiter().GetResult();
        _resolver = _case.Resolver(TimeProvider.System);
        _resolver.ResolveAsync(ResolutionCase.Name).AsTask().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Stop()
    {
        _resolver.Dispose();
        _case.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Benchmark]
    public ResolvedEndpoint Cached() => _resolver.ResolveAsync(ResolutionCase.Name).Result;
}
