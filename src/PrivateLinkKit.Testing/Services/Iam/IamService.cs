using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.Iam.IamOperations;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>The IAM reads by which tools identify their caller. There are no users, roles and policies here, so all are denied.</summary>
internal sealed class IamService : AwsService
{
    public IamService()
        : base(Service, new QueryProtocol(Service.XmlNamespace!))
    {
        Deny(GetRole, request => $"role/{request.RoleName}");
        Deny(GetUser, request => request.UserName is { } name ? $"user/{name}" : "root");
        Deny(ListAccountAliases, _ => null);
        Deny(ListRoles, request => $"role{request.PathPrefix ?? "/"}");
    }

    private void Deny<TRequest, TResult>(Operation<TRequest, TResult> operation, Func<TRequest, string?> resourceOf) => On(
        operation,
        (call, request) => throw new AwsError(
            "AccessDenied",
            $"User: {call.PrincipalArn} is not authorized to perform: iam:{operation.Name} on resource: "
            + (resourceOf(request) is { } resource ? call.Region.Partition.IamArn(call.Account, resource) : "*")
            + $" because no identity-based policy allows the iam:{operation.Name} action",
            403),
        honours: string.Join(' ', operation.Members.Select(member => member.Property)));
}
