using System.Text.Json;
using PrivateLinkKit.Testing.Wire.Ecr;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Lifecycle policies, which have no effect, and repository policies, without which no other account pulls.</summary>
internal static class RepositoryPolicies
{
    public static PutLifecyclePolicyResult PutLifecycle(ServiceCall call, PutLifecyclePolicyRequest request)
    {
        var (repository, text) = (Repositories.Find(call, request.RegistryId, request.RepositoryName!), request.LifecyclePolicyText!);
        if (!HasMember(text, "rules"))
        {
            throw EcrErrors.InvalidParameter("LifecyclePolicyText", "Lifecycle policy validation failure: it must be a JSON object with rules");
        }

        call.Region.Ecr.Repositories.Put(repository with { LifecyclePolicy = text });
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, LifecyclePolicyText = text };
    }

    public static GetLifecyclePolicyResult GetLifecycle(ServiceCall call, GetLifecyclePolicyRequest request)
    {
        var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
        var text = repository.LifecyclePolicy ?? throw EcrErrors.NoLifecyclePolicy(repository.Name, call.Account);
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, LifecyclePolicyText = text };
    }

    public static DeleteLifecyclePolicyResult DeleteLifecycle(ServiceCall call, DeleteLifecyclePolicyRequest request)
    {
        var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
        var text = repository.LifecyclePolicy ?? throw EcrErrors.NoLifecyclePolicy(repository.Name, call.Account);
        call.Region.Ecr.Repositories.Put(repository with { LifecyclePolicy = null });
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, LifecyclePolicyText = text };
    }

    public static SetRepositoryPolicyResult Set(ServiceCall call, SetRepositoryPolicyRequest request)
    {
        var (repository, text) = (Repositories.Find(call, request.RegistryId, request.RepositoryName!), request.PolicyText!);
        if (!HasMember(text, "Statement"))
        {
            throw EcrErrors.InvalidParameter("PolicyText", "Invalid repository policy provided");
        }

        call.Region.Ecr.Repositories.Put(repository with { Policy = text });
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, PolicyText = text };
    }

    public static GetRepositoryPolicyResult Get(ServiceCall call, GetRepositoryPolicyRequest request)
    {
        var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
        var text = repository.Policy ?? throw EcrErrors.NoRepositoryPolicy(repository.Name, call.Account);
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, PolicyText = text };
    }

    public static DeleteRepositoryPolicyResult Delete(ServiceCall call, DeleteRepositoryPolicyRequest request)
    {
        var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
        var text = repository.Policy ?? throw EcrErrors.NoRepositoryPolicy(repository.Name, call.Account);
        call.Region.Ecr.Repositories.Put(repository with { Policy = null });
        return new() { RegistryId = call.Account, RepositoryName = repository.Name, PolicyText = text };
    }

    private static bool HasMember(string text, string member)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty(member, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
