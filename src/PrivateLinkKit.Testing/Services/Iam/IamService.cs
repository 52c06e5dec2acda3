using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.Iam.IamOperations;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>The IAM reads by which tools identify their caller. There are no users, roles and policies here, so all are denied.</summary>
internal sealed class IamService : IEmulatedService
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(Service.XmlNamespace!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.OnlyDenies = true;
        Deny(service, GetRole, request => $"role/{request.RoleName}");
        Deny(service, GetUser, request => request.UserName is { } name ? $"user/{name}" : "root");
        Deny(service, ListAccountAliases, _ => null);
        Deny(service, ListRoles, request => $"role{request.PathPrefix ?? "/"}");
    }

    private static void Deny<TRequest, TResult>(
        ServiceDefinition service, Operation<TRequest, TResult> operation, Func<TRequest, string?> resourceOf) => service.On(
        operation,
        (call, request) => throw new AwsErrorException(
            "AccessDenied",
            $"User: {call.PrincipalArn} is not authorized to perform: iam:{operation.Name} on resource: "
            + (resourceOf(request) is { } resource ? call.Region.Partition.IamArn(call.Account, resource) : "*")
            + $" because no identity-based policy allows the iam:{operation.Name} action",
            403),
        honours: string.Join(' ', operation.Members.Select(member => member.Property)));
}
