using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>The keys of one account in one region.</summary>
internal sealed class KmsStore(Cloud cloud)
{
    public Table<KmsKey> Keys { get; } = new(cloud, key => key.Id);

    public Table<KeyAlias> Aliases { get; } = new(cloud, alias => alias.Name);
}

internal static class KmsStores
{
    extension(AccountRegion region)
    {
        public KmsStore Kms => region.Store(static region => new KmsStore(region.Cloud));
    }
}
