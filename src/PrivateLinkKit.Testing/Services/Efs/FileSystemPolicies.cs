using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Policies of file systems, which are checked for their grammar and recorded only.</summary>
internal static class FileSystemPolicies
{
    public static PutFileSystemPolicyResult Put(ServiceCall call, PutFileSystemPolicyRequest request)
    {
        var system = FileSystems.FindAvailable(call, request.FileSystemId!);
        if (PolicyDocuments.Read(request.Policy!) is not { } statements
            || !statements.All(statement => statement.TryGetProperty("Principal", out _) || statement.TryGetProperty("NotPrincipal", out _)))
        {
            throw EfsErrors.InvalidPolicy();
        }

        call.Region.Efs.FileSystems.Put(system with { Policy = request.Policy });
        return new() { FileSystemId = system.Id, Policy = request.Policy };
    }

    public static DescribeFileSystemPolicyResult Describe(ServiceCall call, DescribeFileSystemPolicyRequest request)
    {
        var system = FileSystems.Find(call, request.FileSystemId!);
        return new() { FileSystemId = system.Id, Policy = system.Policy ?? throw EfsErrors.PolicyNotFound("policy", system.Id) };
    }

    public static DeleteFileSystemPolicyResult Delete(ServiceCall call, DeleteFileSystemPolicyRequest request)
    {
        call.Region.Efs.FileSystems.Put(FileSystems.FindAvailable(call, request.FileSystemId!) with { Policy = null });
        return new();
    }
}
