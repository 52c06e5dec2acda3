using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Images of ECR as a task pulls them.</summary>
internal static partial class PulledImages
{
    private const string Failure = "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ";

    /// <summary>Returns true if an image is in a private registry of ECR.</summary>
    public static bool IsPrivate(string image) => RegionOf(image) is not null;

    /// <summary>Returns the region of an image's private registry of ECR; null: it is in none.</summary>
    public static string? RegionOf(string image) => Private().Match(image) is { Success: true } match ? match.Groups["region"].Value : null;

    /// <summary>Returns how <see cref="ContainerImages"/> names an image; any name but those of a registry with repositories stays as it is.</summary>
    /// <param name="region">Where the task runs.</param>
    /// <param name="images">The images of repositories.</param>
    /// <param name="image">The image as the task definition names it.</param>
    /// <param name="failure">AWS's reason why it cannot be pulled; null: it can.</param>
    public static string Resolve(AccountRegion region, RepositoryImages images, string image, out string? failure)
    {
        failure = null;
        var match = Private().Match(image);
        if (!match.Success || region.Cloud.Find(match.Groups["account"].Value, match.Groups["region"].Value) is not { Ecr.IsManaged: true } home)
        {
            return image;
        }

        var repository = home.Ecr.Repositories.Find(match.Groups["name"].Value);
        var digest = match.Groups["digest"] is { Success: true, Value: var given } ? given : null;
        var tag = match.Groups["tag"] is { Success: true, Value: var named } ? named : "latest";
        if (repository is not null && home.Account != region.Account && repository.Policy is null)
        {
            failure = $"{Failure}{image}: pulling from host {Repositories.Host(home)} failed with status code [manifests {digest ?? tag}]: 403 Forbidden";
            return image;
        }

        var reference = repository is null ? null : images.ReferenceOf(repository, digest, tag);
        failure = reference is null ? $"{Failure}{image}: {image}: not found" : null;
        return reference ?? image;
    }

    [GeneratedRegex(
        @"^(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.[a-z.]+/(?<name>[a-z0-9._/-]+)(?::(?<tag>[\w.-]+))?(?:@(?<digest>sha256:[0-9a-f]{64}))?\z")]
    private static partial Regex Private();
}
