using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>The SSM resources of one account in one region.</summary>
internal sealed class SsmStore(Cloud cloud)
{
    public Table<ParameterState> Parameters { get; } = new(cloud, parameter => parameter.Name);
}
