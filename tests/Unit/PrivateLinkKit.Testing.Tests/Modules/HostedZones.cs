using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Route53;
using static PrivateLinkKit.Testing.Wire.Route53.Route53Operations;

namespace PrivateLinkKit.Testing.Tests.Modules;

/// <summary>One hosted zone of Route 53 per account, by AWS's model: a REST API with XML.</summary>
internal sealed class HostedZones : IEmulatedService
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = AwsProtocols.RestXml(Service.XmlNamespace);

    public void Define(ServiceDefinition service)
    {
        service.On(GetHostedZone, Get, honours: "Id");
        service.On(ChangeResourceRecordSets, Change, honours: "HostedZoneId ChangeBatch");
        service.On(ListResourceRecordSets, List, honours: "HostedZoneId MaxItems");
    }

    private static GetHostedZoneResult Get(ServiceCall call, GetHostedZoneRequest request) => request.Id is "Z1"
        ? new() { HostedZone = new() { Id = $"/hostedzone/{request.Id}" }, DelegationSet = new() { NameServers = ["ns-1.example", "ns-2.example"] } }
        : throw new AwsErrorException("NoSuchHostedZone", $"No hosted zone found with ID: {request.Id}", 404);

    private static ChangeResourceRecordSetsResult Change(ServiceCall call, ChangeResourceRecordSetsRequest request)
    {
        var records = call.Store<Records>().All;
        foreach (var change in request.ChangeBatch!.Changes!)
        {
            records.RemoveAll(record => record.Name == change.ResourceRecordSet!.Name);
            if (change.Action is not "DELETE")
            {
                records.Add(change.ResourceRecordSet!);
            }
        }

        return new() { ChangeInfo = new() { Id = "/change/C1", Status = "INSYNC", SubmittedAt = call.Now } };
    }

    private static ListResourceRecordSetsResult List(ServiceCall call, ListResourceRecordSetsRequest request) => new()
    {
        ResourceRecordSets = [.. call.Store<Records>().All.Take(int.Parse(request.MaxItems ?? "100"))],
        IsTruncated = false,
    };

    private sealed class Records
    {
        public List<ResourceRecordSet> All { get; } = [];
    }
}
