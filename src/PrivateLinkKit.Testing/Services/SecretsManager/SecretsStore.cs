using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>The secrets of one account in one region.</summary>
internal sealed class SecretsStore(Cloud cloud)
{
    public Table<SecretState> Secrets { get; } = new(cloud, secret => secret.Name);

    /// <summary>true once a secret has been created here, so that the secrets of tasks must exist.</summary>
    public bool IsManaged { get; set; }
}

internal static class SecretsStores
{
    extension(AccountRegion region)
    {
        public SecretsStore Secrets => region.Store(static region => new SecretsStore(region.Cloud));
    }
}
