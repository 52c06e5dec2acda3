using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>The repositories of one account in one region.</summary>
internal sealed class EcrStore(Cloud cloud)
{
    public Table<RepositoryState> Repositories { get; } = new(cloud, repository => repository.Name);

    /// <summary>The last image that was added when a repository was deleted, by the repository's name.</summary>
    public Dictionary<string, long> Deleted { get; } = new(StringComparer.Ordinal);

    /// <summary>true once the account has created a repository here, so that tasks find its images only in its repositories.</summary>
    public bool IsManaged { get; set; }
}

internal static class EcrStores
{
    extension(AccountRegion region)
    {
        public EcrStore Ecr => region.Store(static region => new EcrStore(region.Cloud));
    }
}
