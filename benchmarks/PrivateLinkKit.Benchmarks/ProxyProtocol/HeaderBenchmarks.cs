using System.Buffers;
using BenchmarkDotNet.Attributes;
using PrivateLinkKit.AspNetCore.ProxyProtocol;

namespace PrivateLinkKit.Benchmarks.ProxyProtocol;

/// <summary>Parsing of a PROXY protocol header.</summary>
[MemoryDiagnoser]
public class HeaderBenchmarks
{
    private const int MaxLength = 536;
    private ReadOnlySequence<byte> _bytes;

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Cases => HeaderCase.All.Select(header => header.Name);

    [GlobalSetup]
    public void Lay() => _bytes = HeaderCase.All.Single(header => header.Name == Case).ToSequence();

    [Benchmark]
    public int Parse() => (int)ProxyHeaderParser.Parse(_bytes, MaxLength, out _);
}
