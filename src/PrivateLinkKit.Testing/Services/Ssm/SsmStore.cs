using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>The SSM resources of one account in one region.</summary>
internal sealed class SsmStore(Cloud cloud)
{
    public Table<ParameterState> Parameters { get; } = new(cloud, parameter => parameter.Name);
}

internal static class SsmStores
{
    extension(AccountRegion region)
    {
        public SsmStore Ssm => region.Store(static region => new SsmStore(region.Cloud));
    }
}
