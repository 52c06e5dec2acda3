using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.Sts.StsOperations;

namespace PrivateLinkKit.Testing.Services.Sts;

/// <summary>The STS API.</summary>
internal sealed class StsService : IDefinedOnUse
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(Service.XmlNamespace!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = StsDefaults.Table;
        service.Unsigned = ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];
        service.On(GetCallerIdentity, Identities.Get, honours: "");
        service.On(AssumeRole, Identities.Assume, honours: "RoleArn RoleSessionName DurationSeconds ExternalId");
    }
}
