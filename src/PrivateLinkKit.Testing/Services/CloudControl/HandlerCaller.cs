using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Services.CloudFormation;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>The identity with which handlers call services: the caller's, or that of a role which trusts CloudFormation.</summary>
internal static class HandlerCaller
{
    private const string Principal = "cloudformation.amazonaws.com";

    public static AwsCalls Of(ServiceCall call, IOtherServices services, string? roleArn, ResourceKind kind) =>
        new(services, roleArn is null ? call.Caller : Assume(call, roleArn), call.Region, TypeSchemas.Find(kind.TypeName)!);

    private static Caller Assume(ServiceCall call, string roleArn)
    {
        if (roleArn.Split(':', 6) is not ["arn", _, "iam", "", var account, ['r', 'o', 'l', 'e', '/', .. var path]] || account != call.Account
            || !PassedRoles.CanAssume(call.Region, roleArn, Principal))
        {
            throw CloudControlErrors.Validation($"Role {roleArn} is invalid or cannot be assumed");
        }

        var session = call.Region.Partition.Arn("sts", "", call.Account, $"assumed-role/{path.Split('/')[^1]}/AWSCloudFormation");
        return new Caller(call.Account, session, $"{call.Account}:AWSCloudFormation");
    }
}
