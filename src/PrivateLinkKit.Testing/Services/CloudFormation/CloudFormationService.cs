using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.CloudFormation.CloudFormationOperations;

namespace PrivateLinkKit.Testing.Services.CloudFormation;

/// <summary>The registry of CloudFormation: schemas of resource types; no stacks.</summary>
internal sealed class CloudFormationService : IDefinedOnUse
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(Service.XmlNamespace!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service) => service.On(DescribeType, TypeDescriptions.Describe, honours: "Type TypeName Arn");
}
