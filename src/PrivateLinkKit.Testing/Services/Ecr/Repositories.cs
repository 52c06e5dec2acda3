using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Wire.Ecr;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Repositories.</summary>
internal sealed partial class Repositories(RepositoryImages images)
{
    private const int ListedByDefault = 100;
    private const string Pattern = "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*";

    private static readonly string[] Mutabilities = ["MUTABLE", "IMMUTABLE"];

    public static CreateRepositoryResult Create(ServiceCall call, CreateRepositoryRequest request)
    {
        var (region, name) = (call.Region, request.RepositoryName!);
        CheckRegistry(call, request.RegistryId, name);
        if (!Allowed().IsMatch(name))
        {
            throw EcrErrors.InvalidParameter("repositoryName", $"must satisfy regular expression '{Pattern}'");
        }

        if (region.Ecr.Repositories.Find(name) is not null)
        {
            throw EcrErrors.RepositoryExists(name, call.Account);
        }

        if (request.EncryptionConfiguration?.KmsKey is { } key && !KeyLookup.IsUsable(region, key))
        {
            throw EcrErrors.Kms(key);
        }

        var repository = new RepositoryState(new()
        {
            RepositoryArn = region.Arn("ecr", $"repository/{name}"),
            RegistryId = call.Account,
            RepositoryName = name,
            RepositoryUri = $"{Host(region)}/{name}",
            CreatedAt = call.Now,
            ImageTagMutability = CheckMutability(request.ImageTagMutability ?? Mutabilities[0]),
            ImageScanningConfiguration = request.ImageScanningConfiguration ?? new() { ScanOnPush = false },
            EncryptionConfiguration = request.EncryptionConfiguration ?? new() { EncryptionType = "AES256" },
        })
        {
            Before = region.Ecr.Deleted.GetValueOrDefault(name),
        };
        repository = repository with { ResourceTags = RepositoryTags.Add(repository, request.Tags ?? []) };
        region.Ecr.Repositories.Put(repository);
        region.Ecr.IsManaged = true;
        return new() { Repository = repository.Repository };
    }

    public static DescribeRepositoriesResult Describe(ServiceCall call, DescribeRepositoriesRequest request)
    {
        CheckRegistry(call, request.RegistryId, "");
        var found = request.RepositoryNames is { } names ? names.Distinct().Select(name => Find(call, null, name)) : call.Region.Ecr.Repositories;
        var (page, next) = KeyPages.Of(
            found, repository => repository.Name, request.NextToken, request.MaxResults ?? ListedByDefault, EcrErrors.InvalidNextToken);
        return new() { Repositories = [.. page.Select(repository => repository.Repository)], NextToken = next };
    }

    public DeleteRepositoryResult Delete(ServiceCall call, DeleteRepositoryRequest request)
    {
        var repository = Find(call, request.RegistryId, request.RepositoryName!);
        if (request.Force is not true && images.Of(repository) is not [])
        {
            throw EcrErrors.RepositoryNotEmpty(repository.Name, call.Account);
        }

        call.Region.Ecr.Repositories.Remove(repository.Name);
        call.Region.Ecr.Deleted[repository.Name] = images.Latest;
        return new() { Repository = repository.Repository };
    }

    public static PutImageTagMutabilityResult PutMutability(ServiceCall call, PutImageTagMutabilityRequest request)
    {
        var (repository, mutability) = (Find(call, request.RegistryId, request.RepositoryName!), CheckMutability(request.ImageTagMutability!));
        call.Region.Ecr.Repositories.Put(repository with { Repository = repository.Repository with { ImageTagMutability = mutability } });
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, ImageTagMutability = mutability };
    }

    public static PutImageScanningConfigurationResult PutScanning(ServiceCall call, PutImageScanningConfigurationRequest request)
    {
        var (repository, scanning) = (Find(call, request.RegistryId, request.RepositoryName!), request.ImageScanningConfiguration);
        call.Region.Ecr.Repositories.Put(repository with { Repository = repository.Repository with { ImageScanningConfiguration = scanning } });
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, ImageScanningConfiguration = scanning };
    }

    /// <summary>Returns the credentials of the registry, which nothing checks.</summary>
    public static GetAuthorizationTokenResult Authorize(ServiceCall call, GetAuthorizationTokenRequest request)
    {
        var password = $"AWS:{call.Cloud.Ids.Hex(64)}";
        return new()
        {
            AuthorizationData =
            [
                new()
                {
                    AuthorizationToken = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(password)),
                    ExpiresAt = call.Now.AddHours(12),
                    ProxyEndpoint = $"https://{Host(call.Region)}",
                },
            ],
        };
    }

    public static RepositoryState Find(ServiceCall call, string? registry, string name)
    {
        CheckRegistry(call, registry, name);
        return call.Region.Ecr.Repositories.Find(name) ?? throw EcrErrors.RepositoryNotFound(name, call.Account);
    }

    public static string Host(AccountRegion region) => $"{region.Account}.dkr.ecr.{region.Name}.{region.Partition.DnsSuffix}";

    // The registries of other accounts are not shared.
    private static void CheckRegistry(ServiceCall call, string? registry, string repository)
    {
        if (registry is not null && registry != call.Account)
        {
            throw EcrErrors.RepositoryNotFound(repository, registry);
        }
    }

    private static string CheckMutability(string mutability) => Mutabilities.Contains(mutability)
        ? mutability
        : throw EcrErrors.InvalidParameter("imageTagMutability", $"EmbeddedAws does not emulate {mutability}");

    [GeneratedRegex($@"^{Pattern}\z")]
    private static partial Regex Allowed();
}
