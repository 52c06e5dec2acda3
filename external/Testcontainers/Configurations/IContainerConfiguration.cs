using System.Collections.Immutable;

namespace DotNet.Testcontainers.Configurations;

public interface IContainerConfiguration;

internal sealed record ContainerConfiguration(string Image) : IContainerConfiguration
{
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableList<(int Port, bool Random)> Ports { get; init; } = [];

    public IWaitForContainerOS? Wait { get; init; }
}
