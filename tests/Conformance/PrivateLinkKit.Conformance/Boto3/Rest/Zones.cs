using PrivateLinkKit.Testing;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Route53;
using static PrivateLinkKit.Testing.Wire.Route53.Route53Operations;

namespace PrivateLinkKit.Conformance.Boto3.Rest;

/// <summary>Hosted zones of Route 53 that are made and listed, each with a location in a header.</summary>
internal sealed class Zones : IEmulatedService
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = AwsProtocols.RestXml(Service.XmlNamespace);

    public void Define(ServiceDefinition service)
    {
        service.On(CreateHostedZone, Create, honours: "Name VPC CallerReference");
        service.On(GetChange, Change, honours: "Id");
        service.On(ListHostedZonesByVPC, List, honours: "VPCId VPCRegion");
        service.On(AssociateVPCWithHostedZone, (call, request) => throw Unauthorized(request.VPC!.VPCId), honours: "HostedZoneId VPC");
    }

    private static AwsErrorException Unauthorized(string? vpcId) =>
        new("NotAuthorizedException", $"{vpcId} belongs to another account that has not authorized the association.", 401);

    private static CreateHostedZoneResult Create(ServiceCall call, CreateHostedZoneRequest request) => new()
    {
        HostedZone = new() { Id = "/hostedzone/Z1", Name = request.Name, CallerReference = request.CallerReference },
        ChangeInfo = new() { Id = "/change/C1", Status = "PENDING", SubmittedAt = call.Now },
        DelegationSet = new() { NameServers = ["ns-1.example", "ns-2.example"] },
        VPC = request.VPC,
        Location = "https://route53.amazonaws.com/2013-04-01/hostedzone/Z1",
    };

    private static GetChangeResult Change(ServiceCall call, GetChangeRequest request) =>
        new() { ChangeInfo = new() { Id = $"/change/{request.Id}", Status = "INSYNC", SubmittedAt = call.Now } };

    private static ListHostedZonesByVPCResult List(ServiceCall call, ListHostedZonesByVPCRequest request) => new()
    {
        HostedZoneSummaries =
        [
            new() { HostedZoneId = "Z1", Name = $"{request.VPCId}.{request.VPCRegion}.", Owner = new() { OwningService = "vpce.amazonaws.com" } },
        ],
        MaxItems = "100",
    };
}
