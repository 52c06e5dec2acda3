using System.Globalization;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Lists of secrets and of their versions.</summary>
internal static class SecretLists
{
    private const int ListedByDefault = 100;

    public static ListSecretsResult List(ServiceCall call, ListSecretsRequest request)
    {
        if (request.Filters?.FirstOrDefault(filter => filter.Key is "primary-region" or "owning-service") is { } refused)
        {
            throw SecretsErrors.NotEmulated($"the filter {refused.Key}");
        }

        var found = call.Region.Secrets.Secrets
            .Where(secret => secret.Deletion is null || request.IncludePlannedDeletion is true)
            .Where(secret => (request.Filters ?? []).All(filter => Matches(secret, filter)));
        Func<SecretState, string> key = request.SortBy switch
        {
            "name" => secret => secret.Name,
            "last-accessed-date" => throw SecretsErrors.NotEmulated("sorting by last-accessed-date"),
            "last-changed-date" => secret => $"{Sortable(secret.Changed)} {secret.Name}",
            _ => secret => $"{Sortable(secret.Created)} {secret.Name}",
        };
        var (page, next) = KeyPages.Of(
            found, key, request.NextToken, request.MaxResults ?? ListedByDefault, SecretsErrors.InvalidNextToken, request.SortOrder is "desc");
        return new() { SecretList = [.. page.Select(View)], NextToken = next };
    }

    public static ListSecretVersionIdsResult ListVersions(ServiceCall call, ListSecretVersionIdsRequest request)
    {
        var secret = SecretNames.Existing(call, request.SecretId!);
        var (page, next) = KeyPages.Of(
            secret.Versions.Where(version => request.IncludeDeprecated is true || !version.Stages.IsEmpty),
            version => $"{Sortable(version.Created)} {version.Id}",
            request.NextToken,
            request.MaxResults ?? ListedByDefault,
            SecretsErrors.InvalidNextToken);
        return new()
        {
            ARN = secret.Arn,
            Name = secret.Name,
            NextToken = next,
            Versions =
            [
                .. page.Select(version => new SecretVersionsListEntry
                {
                    VersionId = version.Id,
                    VersionStages = version.Stages.IsEmpty ? null : [.. version.Stages],
                    CreatedDate = version.Created,
                }),
            ],
        };
    }

    private static SecretListEntry View(SecretState secret) => new()
    {
        ARN = secret.Arn,
        Name = secret.Name,
        Description = secret.Description,
        KmsKeyId = secret.KmsKeyId,
        CreatedDate = secret.Created,
        LastChangedDate = secret.Changed,
        DeletedDate = secret.Deleted,
        Tags = secret.ListedTags,
        SecretVersionsToStages = secret.ListedStages,
    };

    /// <summary>Values of a filter are alternatives: each is the start of what it is compared with, and begins with <c>!</c> to exclude that.</summary>
    private static bool Matches(SecretState secret, Filter filter)
    {
        var texts = filter.Key switch
        {
            "name" => [secret.Name],
            "description" => [secret.Description ?? ""],
            "tag-key" => [.. secret.Tags.Keys],
            "tag-value" => [.. secret.Tags.Values],
            "all" => [secret.Name, secret.Description ?? "", .. secret.Tags.Keys, .. secret.Tags.Values],
            _ => Array.Empty<string>(),
        };
        return (filter.Values ?? []).Any(value => value.StartsWith('!')
            ? !texts.Any(text => text.StartsWith(value[1..], StringComparison.Ordinal))
            : texts.Any(text => text.StartsWith(value, StringComparison.Ordinal)));
    }

    private static string Sortable(DateTimeOffset time) => time.UtcTicks.ToString("D20", CultureInfo.InvariantCulture);
}
