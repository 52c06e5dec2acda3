using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.Sts.StsOperations;

namespace PrivateLinkKit.Testing.Services.Sts;

/// <summary>The STS API.</summary>
internal sealed class StsService : AwsService
{
    private static readonly string[] Unsigned = ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];

    public StsService()
        : base(Service, new QueryProtocol(Service.XmlNamespace!))
    {
        On(GetCallerIdentity, Identities.Get, honours: "");
        On(AssumeRole, Identities.Assume, honours: "RoleArn RoleSessionName DurationSeconds ExternalId");
    }

    public override bool TakesUnsigned(string operation) => Unsigned.Contains(operation);
}
