using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>The SSM resources of one account in one region.</summary>
internal sealed class SsmStore(Cloud cloud)
{
    public Table<ParameterState> Parameters { get; } = new(cloud, parameter => parameter.Name);

    /// <summary>true once a parameter other than the record of a stack has been created here, so that the parameters of tasks must exist.</summary>
    public bool IsManaged { get; set; }
}

internal static class SsmStores
{
    extension(AccountRegion region)
    {
        public SsmStore Ssm => region.Store(static region => new SsmStore(region.Cloud));
    }
}
