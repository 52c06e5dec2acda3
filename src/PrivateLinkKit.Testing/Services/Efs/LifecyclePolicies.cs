using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Lifecycle policies of file systems, which are recorded only.</summary>
internal static class LifecyclePolicies
{
    public static PutLifecycleConfigurationResult Put(ServiceCall call, PutLifecycleConfigurationRequest request)
    {
        var (system, policies) = (FileSystems.FindAvailable(call, request.FileSystemId!), request.LifecyclePolicies!);
        if (policies.Any(policy => Transitions(policy).Count() is not 1) || policies.Count(policy => policy.TransitionToIA is not null) > 1
            || policies.Count(policy => policy.TransitionToPrimaryStorageClass is not null) > 1
            || policies.Count(policy => policy.TransitionToArchive is not null) > 1)
        {
            throw EfsErrors.BadRequest("Each lifecycle policy has one transition, and each kind of transition one policy.");
        }

        call.Region.Efs.FileSystems.Put(system with { Lifecycle = policies });
        return new() { LifecyclePolicies = policies };
    }

    public static DescribeLifecycleConfigurationResult Describe(ServiceCall call, DescribeLifecycleConfigurationRequest request) =>
        new() { LifecyclePolicies = FileSystems.Find(call, request.FileSystemId!).Lifecycle };

    private static IEnumerable<string> Transitions(LifecyclePolicy policy) =>
        new[] { policy.TransitionToIA, policy.TransitionToPrimaryStorageClass, policy.TransitionToArchive }.OfType<string>();
}
